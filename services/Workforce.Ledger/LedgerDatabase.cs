using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Workforce.Ledger.Appending;
using Workforce.Ledger.Reading;

namespace Workforce.Ledger;

/// <summary>What differs between database engines.</summary>
internal abstract class LedgerDatabase
{
    /// <summary>Which database it is, for an operator; without any secret.</summary>
    public abstract string Description { get; }

    public abstract LedgerContext CreateContext();

    /// <summary>Creates what is missing. Safe to call at any time, from several processes, and again after a crash.</summary>
    /// <returns>What an operator should know nonetheless; null where that is nothing.</returns>
    public abstract Task<string?> MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that the tables are those of this version, by migrating them or by refusing to go on.</summary>
    /// <param name="createIfMissing">Whether a ledger that is one file may be made where there is none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LedgerUnavailableException">They are not, and it is for somebody to decide when they are to be.</exception>
    public abstract Task PrepareAsync(bool createIfMissing, CancellationToken cancellationToken);

    /// <summary>Looks for damage, where that is not the database administrator's to do.</summary>
    /// <exception cref="LedgerUnavailableException">The database is damaged.</exception>
    public abstract Task VerifyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Overwrites what the engine still keeps of what has been taken out of the tables, as far as a program can.
    /// </summary>
    /// <returns>Whether it is gone; if not, somebody is reading from it still, or it is the database administrator's to do.</returns>
    public abstract Task<bool> ScrubAsync(CancellationToken cancellationToken);

    /// <summary>What an operator is to be told, where the fault lies with the database and not with the program; else null.</summary>
    public abstract string? Outage(Exception exception);

    /// <summary>Whether a batch may be inserted without a look which of its changes are known: see <see cref="IsKnownChange"/>.</summary>
    public virtual bool TellsKnownChanges => false;

    /// <summary>Whether an INSERT has failed because a change of the same source and id is there already.</summary>
    public virtual bool IsKnownChange(Exception exception) => false;

    /// <summary>The INSERT of one table, on the context's connection.</summary>
    public abstract RowInsert CreateInsert(LedgerContext context, Type rowType);

    /// <summary>Just before a commit: makes sure that what is written goes where others will look for it.</summary>
    /// <exception cref="LedgerUnavailableException">It does not.</exception>
    public virtual void Committing(DbConnection connection)
    {
    }

    /// <summary>Is told of each commit of the writer, on whose connection and thread it may do what the engine needs now and then.</summary>
    public virtual void Committed(LedgerContext writer)
    {
    }

    /// <summary>
    /// Whether a transaction that writes keeps out every other from its beginning, so that the writers of one process do better to take turns
    /// than to wait for each other in the engine.
    /// </summary>
    public virtual bool HasOneWriter => false;

    /// <summary>Begins a transaction that writes; where <see cref="HasOneWriter"/>, once no other process writes.</summary>
    public virtual Task<IDbContextTransaction> BeginWriteAsync(LedgerContext context, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    /// <summary>What reads ranges of changes over the context's connection; of no more use after any exception.</summary>
    public virtual RangeReader CreateRangeReader(LedgerContext context) => new QueriedRangeReader(context);

    /// <summary>
    /// Does the work, again where a passing fault of the engine or of the network has broken it off, and it may have
    /// been done in full nonetheless. What the work itself does is not tried again by itself.
    /// </summary>
    public virtual Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(cancellationToken);

    /// <summary>Does the work, and tells an outage from a bug.</summary>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (Outage(exception) is { } fault)
        {
            throw new LedgerUnavailableException($"The ledger is not available: {fault}.", exception);
        }
    }

    /// <inheritdoc cref="GuardAsync{T}"/>
    public async Task GuardAsync(Func<Task> work) => await GuardAsync(async () =>
    {
        await work();

        return true;
    });

    /// <summary>Lets go of what is kept between calls, such as pooled connections.</summary>
    public abstract Task ReleaseAsync();
}
