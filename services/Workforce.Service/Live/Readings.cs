using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Domain.Timelines;
using Workforce.Ledger;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>Finds the snapshot that a question is to be answered from.</summary>
internal sealed class Readings(LiveModel model, PastSnapshots past, ChangeLedger ledger, IOptions<WorkforceSettings> settings, TimeProvider clock)
{
    private volatile LondonDay? _day;

    /// <summary>The day that a question is about where it names none.</summary>
    public DateOnly Today
    {
        get
        {
            var now = clock.GetUtcNow().UtcTicks;

            if (_day is { } known && known.FromTicks <= now && now < known.UntilTicks)
            {
                return known.Day;
            }

            var day = London.DayOf(new(now, DateTimeKind.Utc));
            _day = new(day, London.BeginningOf(day).Ticks, London.BeginningOf(day.AddDays(1)).Ticks);
            return day;
        }
    }

    /// <summary>What is known now: what permission goes by, whatever a question is answered from.</summary>
    public WorkforceSnapshot Latest => model.Current;

    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>How long it is until the next day begins in London.</summary>
    public TimeSpan UntilTomorrow
    {
        get
        {
            // Read once: between two readings a day may begin.
            var now = Now;
            return London.BeginningOf(London.DayOf(now).AddDays(1)) - now;
        }
    }

    /// <summary>The snapshot; the latest, at no cost, where nothing is asked for.</summary>
    /// <param name="reading">What is asked for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="field">The field that it stands in.</param>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or UNAVAILABLE, with details.</exception>
    public ValueTask<WorkforceSnapshot> OfAsync(V1.Reading? reading, CancellationToken cancellationToken, string field = "reading") =>
        reading is null ? new(model.Current) : FindAsync(field, reading, cancellationToken);

    /// <summary>The snapshot of a revision that is known to have been: one that an answer has named.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details.</exception>
    public async ValueTask<WorkforceSnapshot> AtRevisionAsync(long revision, CancellationToken cancellationToken)
    {
        try
        {
            return await past.AtAsync(revision, await model.AtLeastAsync(revision, cancellationToken), cancellationToken);
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Problem.NotReady().ToException();
        }
    }

    /// <summary>The latest snapshot, once it knows all that was recorded by now through any replica.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details.</exception>
    public async ValueTask<WorkforceSnapshot> OfHeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var head = await ledger.HeadAsync(cancellationToken);
            return await model.ReachAsync(head.Revision, cancellationToken);
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
    }

    private async ValueTask<WorkforceSnapshot> FindAsync(string field, V1.Reading reading, CancellationToken cancellationToken)
    {
        var reader = new FieldReader();
        var latest = model.Current;

        if (reading.MinRevision < 0)
        {
            reader.Reject($"{field}.min_revision", "must not be negative.");
        }

        if (reading.MinRevision > 0 && reading.AsKnownCase is not V1.Reading.AsKnownOneofCase.None)
        {
            reader.Reject($"{field}.min_revision", "must not be given together with as_known_revision or as_known_time.");
        }

        var revision = await reader.AsKnownAsync(field, reading, latest, this, cancellationToken);
        reader.ThrowIfInvalid();

        if (revision is null)
        {
            return await model.AtLeastAsync(reading.MinRevision, cancellationToken);
        }

        return await AtRevisionAsync(revision.Value, cancellationToken);
    }

    /// <summary>The last revision recorded by a moment, once nothing can be recorded by then any more: the same whenever it is asked for.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details: also where that takes longer than a call waits.</exception>
    internal async Task<long> RevisionAtAsync(DateTime moment, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.Value.MinRevisionWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);

        try
        {
            // A caller's clock may be a little ahead: of a moment to come nobody knows what will have been recorded by then.
            while (Now is var now && now <= moment)
            {
                await Task.Delay(moment - now + TimeSpan.FromMilliseconds(1), clock, either.Token);
            }

            return await ledger.SettledRevisionAtAsync(moment, () => Now, either.Token);
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Problem.MomentNotSettled().ToException();
        }
    }

    /// <summary>A day and the ticks in UTC from which and until which it is that day in London.</summary>
    private sealed record LondonDay(DateOnly Day, long FromTicks, long UntilTicks);
}
