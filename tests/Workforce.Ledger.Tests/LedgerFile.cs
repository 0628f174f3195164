using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.Sqlite;

namespace Workforce.Ledger.Tests;

/// <summary>A ledger in a directory of its own, which goes with it.</summary>
internal sealed class LedgerFile : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-ledger-").FullName;
    private readonly List<ChangeLedger> _opened = [];

    private LedgerFile()
    {
    }

    public string Path => System.IO.Path.Combine(_directory, "ledger.db");

    /// <summary>A file without tables as yet.</summary>
    public static LedgerFile New() => new();

    public static async Task<(LedgerFile File, ChangeLedger Ledger)> CreateAsync()
    {
        var file = new LedgerFile();
        var ledger = file.Open();
        await ledger.MigrateAsync();

        return (file, ledger);
    }

    public ChangeLedger Open(TimeSpan? busyTimeout = null) => Opened(ChangeLedger.OpenSqlite(Path, busyTimeout));

    /// <summary>A ledger over the same file whose connections and commands the interceptor sees.</summary>
    public ChangeLedger Open(IInterceptor interceptor) => Opened(new(new InterceptedDatabase(Path, interceptor)));

    /// <summary>Closes all that was opened, so that everything is in the one file.</summary>
    public async Task CloseAsync()
    {
        foreach (var ledger in _opened)
        {
            await ledger.DisposeAsync();
        }

        _opened.Clear();
    }

    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private ChangeLedger Opened(ChangeLedger ledger)
    {
        _opened.Add(ledger);

        return ledger;
    }

    private sealed class InterceptedDatabase(string path, IInterceptor interceptor) : LedgerDatabase
    {
        public override LedgerContext CreateContext() => new SqliteLedgerContext(
            new DbContextOptionsBuilder<SqliteLedgerContext>()
                .UseSqlite($"Data Source={path};Pooling=False;Foreign Keys=True")
                .AddInterceptors(interceptor)
                .Options);

        public override Task MigrateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public override string? Outage(Exception exception) => SqliteOutage.Of(exception);

        public override void Release()
        {
            // Nothing is pooled.
        }
    }
}
