using Microsoft.EntityFrameworkCore;

namespace Workforce.Ledger.Appending;

/// <summary>Makes sure that nothing is recorded any more at a moment or before it, so that what was known then has one answer.</summary>
/// <remarks>
/// An append that is under way may have told its time already; a process whose clock is slow may tell one that is past here. So where nothing later is
/// recorded yet, the head is raised beyond the moment, under its lock: no revision is recorded before that.
/// </remarks>
/// <param name="database">The database.</param>
/// <param name="appending">Whose turn it is to append, of this process.</param>
internal sealed class MomentSettling(LedgerDatabase database, SemaphoreSlim appending)
{
    /// <param name="moment">The moment, in UTC, to the microsecond.</param>
    /// <param name="utcNow">Tells the time; what is known up to then is settled with it.</param>
    /// <param name="cancellationToken">Cancels the wait for an append that is under way.</param>
    public async Task SettleAsync(DateTime moment, Func<DateTime> utcNow, CancellationToken cancellationToken)
    {
        if (await IsSettledAsync(moment, cancellationToken))
        {
            return;
        }

        await appending.WaitAsync(cancellationToken);

        try
        {
            // Whoever waited before may have settled this one too, or something was recorded.
            if (!await IsSettledAsync(moment, cancellationToken))
            {
                var until = UtcMoment.Later(moment.AddMicroseconds(1), UtcMoment.ToMicrosecond(utcNow(), nameof(utcNow)));
                await database.GuardAsync(() => database.RetryAsync(cancellation => TryAsync(until, cancellation), cancellationToken));
            }
        }
        finally
        {
            appending.Release();
        }
    }

    /// <summary>Whether whatever is recorded next is recorded after a moment.</summary>
    private async Task<bool> IsSettledAsync(DateTime moment, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();

        return await database.GuardAsync(() => context.Head.Select(head => head.RecordedAt).SingleAsync(cancellationToken)) > moment;
    }

    private async Task<bool> TryAsync(DateTime until, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await LedgerTransaction.BeginAsync(database, context, cancellationToken);

        // What is read after it is of the last revision: it waits for an append that is under way.
        await context.LockHeadAsync(cancellationToken);

        if (await context.Head.Select(head => head.RecordedAt).SingleAsync(cancellationToken) < until)
        {
            await context.Database.ExecuteSqlAsync($"UPDATE ledger_head SET recorded_at = {context.ParameterOf(until)}", cancellationToken);
        }

        await transaction.CommitAsync();

        return true;
    }
}
