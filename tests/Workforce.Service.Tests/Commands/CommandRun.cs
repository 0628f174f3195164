using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Ledger.Tests;
using Workforce.Service.Commands;

namespace Workforce.Service.Tests.Commands;

/// <summary>Runs the program's commands in a directory of their own, which goes with it.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-commands-").FullName;

    public static DateTime Moment { get; } = new(2026, 9, 30, 8, 15, 30, 123, 456, DateTimeKind.Utc);

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public string PathOf(string name) => Path.Combine(_directory, name);

    public IEnumerable<string> Files() => Directory.EnumerateFiles(_directory).Select(file => Path.GetFileName(file));

    /// <summary>Runs a command on the ledger in the file of that name.</summary>
    public Task<int> RunAsync(string ledger, params string[] arguments) =>
        LedgerCommandLine.RunAsync([.. arguments, $"--Workforce:DatabasePath={PathOf(ledger)}"], Output, Error);

    public ChangeLedger Open(string ledger) => ChangeLedger.OpenSqlite(PathOf(ledger));

    /// <summary>A ledger with facts of every kind, in revisions of one change and of several.</summary>
    public async Task MakeLedgerAsync(string name)
    {
        Change[] changes = [.. EveryFact.Samples.Select((fact, index) =>
            new Change(EveryFact.SourceOf(fact, otherwise: EveryFact.LongestId), $"c{index}", new(Moment.AddMicroseconds(index), index), Withdrawn: index % 3 == 0, fact))];

        await using var ledger = Open(name);
        await ledger.MigrateAsync();
        await ledger.AppendAsync(changes[..1], Moment);
        await ledger.AppendAsync(changes[1..10], Moment.AddMicroseconds(1));
        await ledger.AppendAsync(changes[10..], Moment.AddDays(1));
    }

    public async Task<(LedgerHead Head, List<RecordedChange> Changes)> ContentsAsync(string name)
    {
        await using var ledger = Open(name);
        var changes = new List<RecordedChange>();

        await foreach (var change in ledger.ReadAsync(0, long.MaxValue))
        {
            changes.Add(change);
        }

        return (await ledger.HeadAsync(), changes);
    }

    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
