using Workforce.Domain;
using Workforce.Ledger;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>Finds the snapshot that a question is to be answered from.</summary>
internal sealed class Readings(LiveModel model, PastSnapshots past, ChangeLedger ledger, TimeProvider clock)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

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

            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(new(now, DateTimeKind.Utc), London));
            _day = new(day, MidnightTicks(day), MidnightTicks(day.AddDays(1)));
            return day;
        }
    }

    /// <summary>What is known now: what permission goes by, whatever a question is answered from.</summary>
    public WorkforceSnapshot Latest => model.Current;

    /// <summary>How long it is until the next day begins in London.</summary>
    public TimeSpan UntilTomorrow
    {
        get
        {
            // Read once: between two readings a day may begin.
            var now = clock.GetUtcNow();
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, London).DateTime);
            var midnight = today.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return TimeZoneInfo.ConvertTimeToUtc(midnight, London) - now.UtcDateTime;
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

    internal async Task<long> RevisionAtAsync(DateTime moment, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.RevisionAtAsync(moment, cancellationToken);
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
    }

    /// <summary>When a day begins in London, where the clocks never change at midnight.</summary>
    private static long MidnightTicks(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London).Ticks;

    /// <summary>A day and the ticks in UTC from which and until which it is that day in London.</summary>
    private sealed record LondonDay(DateOnly Day, long FromTicks, long UntilTicks);

    internal DateTime Now => clock.GetUtcNow().UtcDateTime;
}

internal static class AsKnownReader
{
    /// <summary>The revision as known at which to answer; null for the latest.</summary>
    public static async ValueTask<long?> AsKnownAsync(
        this FieldReader reader,
        string field,
        V1.Reading reading,
        WorkforceSnapshot latest,
        Readings readings,
        CancellationToken cancellationToken)
    {
        switch (reading.AsKnownCase)
        {
            case V1.Reading.AsKnownOneofCase.AsKnownRevision:
                return reading.AsKnownRevision >= 1 && reading.AsKnownRevision <= latest.Revision
                    ? reading.AsKnownRevision
                    : reader.Reject<long?>($"{field}.as_known_revision", $"must be from 1 to the last revision, {latest.Revision}.");

            case V1.Reading.AsKnownOneofCase.AsKnownTime:
                var moment = reader.Moment($"{field}.as_known_time", reading.AsKnownTime);

                if (!reader.IsValid)
                {
                    return null;
                }

                // A caller's clock may be a little ahead, as a source's may.
                if (moment > readings.Now + ChangeReader.ClockSkew)
                {
                    return reader.Reject<long?>($"{field}.as_known_time", "must not be in the future.");
                }

                var revision = Math.Min(await readings.RevisionAtAsync(moment, cancellationToken), latest.Revision);
                return revision > 0 ? revision : reader.Reject<long?>($"{field}.as_known_time", "must not be before the first revision.");

            default:
                return null;
        }
    }
}
