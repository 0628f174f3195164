using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.Tests.SqlServer;

namespace Workforce.Ledger.Tests;

/// <summary>
/// A ledger's database of its own, which goes with it: a SQLite file, or, where the environment names a server, a database
/// there. Tests of what is a SQLite file's alone ask for a <see cref="LedgerFile"/>.
/// </summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    private readonly List<ChangeLedger> _opened = [];

    /// <summary>A database without tables as yet.</summary>
    public static async Task<TestDatabase> NewAsync() => SqlServerUnderTest.ConnectionString is { } server
        ? await SqlServerTestDatabase.NewAsync(server)
        : LedgerFile.New();

    public static async Task<(TestDatabase Database, ChangeLedger Ledger)> CreateAsync()
    {
        var database = await NewAsync();
        var ledger = database.Open();
        await ledger.MigrateAsync();

        return (database, ledger);
    }

    public ChangeLedger Open() => Opened(OpenLedger());

    /// <summary>A ledger over the same database whose connections and commands the interceptor sees.</summary>
    public ChangeLedger Open(IInterceptor interceptor) => Opened(OpenLedger(interceptor));

    /// <summary>Closes all that was opened.</summary>
    public async Task CloseAsync()
    {
        foreach (var ledger in _opened)
        {
            await ledger.DisposeAsync();
        }

        _opened.Clear();
    }

    /// <summary>The first value of a statement.</summary>
    public abstract Task<object?> ExecuteAsync(string sql);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await DropAsync();
    }

    protected abstract ChangeLedger OpenLedger();

    protected abstract ChangeLedger OpenLedger(IInterceptor interceptor);

    protected abstract Task DropAsync();

    protected ChangeLedger Opened(ChangeLedger ledger)
    {
        _opened.Add(ledger);

        return ledger;
    }
}
