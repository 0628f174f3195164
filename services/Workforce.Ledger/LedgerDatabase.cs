namespace Workforce.Ledger;

/// <summary>What differs between database engines.</summary>
internal abstract class LedgerDatabase
{
    public abstract LedgerContext CreateContext();

    /// <summary>Creates what is missing. Safe to call at any time, from several processes, and again after a crash.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Looks for damage, where that is not the database administrator's to do.</summary>
    /// <exception cref="LedgerUnavailableException">The database is damaged.</exception>
    public abstract Task VerifyAsync(CancellationToken cancellationToken);

    /// <summary>What an operator is to be told, where the fault lies with the database and not with the program; else null.</summary>
    public abstract string? Outage(Exception exception);

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
    public abstract void Release();
}
