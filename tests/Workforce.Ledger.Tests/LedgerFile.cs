using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.Appending;
using Workforce.Ledger.Sqlite;

namespace Workforce.Ledger.Tests;

/// <summary>A ledger in a directory of its own, which goes with it.</summary>
internal sealed class LedgerFile : TestDatabase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-ledger-").FullName;

    private LedgerFile()
    {
    }

    public string Path => System.IO.Path.Combine(_directory, "ledger.db");

    /// <summary>A file without tables as yet.</summary>
    public static LedgerFile New() => new();

    public static new async Task<(LedgerFile File, ChangeLedger Ledger)> CreateAsync()
    {
        var file = new LedgerFile();
        var ledger = file.Open();
        await ledger.MigrateAsync();

        return (file, ledger);
    }

    public ChangeLedger Open(TimeSpan writeWait) => Opened(ChangeLedger.OpenSqlite(Path, writeWait));

    public override async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return await command.ExecuteScalarAsync();
    }

    protected override ChangeLedger OpenLedger() => ChangeLedger.OpenSqlite(Path);

    protected override ChangeLedger OpenLedger(IInterceptor interceptor) => new(new InterceptedDatabase(Path, interceptor));

    protected override Task DropAsync()
    {
        Directory.Delete(_directory, recursive: true);

        return Task.CompletedTask;
    }

    private sealed class InterceptedDatabase(string path, IInterceptor interceptor) : LedgerDatabase
    {
        public override string Description => "an intercepted file";

        public override LedgerContext CreateContext() => new SqliteLedgerContext(
            new DbContextOptionsBuilder<SqliteLedgerContext>()
                .UseSqlite($"Data Source={path};Pooling=False;Foreign Keys=True")
                .AddInterceptors(interceptor)
                .Options);

        public override Task<string?> MigrateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task PrepareAsync(bool createIfMissing, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<bool> ScrubAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public override string? Outage(Exception exception) => SqliteOutage.Of(exception);

        public override RowInsert CreateInsert(LedgerContext context, Type rowType) => new SqliteInsert(context, rowType);

        /// <summary>Nothing is pooled.</summary>
        public override Task ReleaseAsync() => Task.CompletedTask;
    }
}
