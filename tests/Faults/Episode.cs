using System.Diagnostics;
using Grpc.Net.Client;
using Workforce.Service.Tests.Delivering;
using Workforce.V1;

namespace Workforce.Faults;

/// <summary>The life of one ledger: killed over and over while clients push, then compared with one that nothing happened to.</summary>
internal sealed class Episode : IAsyncDisposable
{
    /// <summary>How many kills one ledger lives through at most.</summary>
    public const int MaxRounds = 20;

    private const int Clients = 4;
    private const int Posts = 6_000;

    private static readonly TimeSpan CheckpointPatience = TimeSpan.FromSeconds(15);

    private readonly TemporaryDirectory _directory = new();
    private readonly Random _random;
    private readonly Totals _totals;
    private readonly TextWriter _output;
    private readonly int _seed;
    private readonly List<StaffingChange> _changes;
    private readonly List<PushingClient> _clients;
    private readonly ServiceProcess _service;
    private TimeSpan _startTakes = TimeSpan.FromSeconds(2);

    public Episode(int seed, Totals totals, TextWriter output)
    {
        (_seed, _totals, _output, _random) = (seed, totals, output, new Random(seed));
        _changes = ACouncil.Changes(seed, Posts);

        for (var i = 0; i < _changes.Count; i++)
        {
            _changes[i].Source = $"client-{i % Clients}";
        }

        _clients = [.. _changes
            .GroupBy(change => change.Source)
            .Select((own, i) => new PushingClient([.. own], (seed * Clients) + i, totals))];
        _service = new(LedgerPath);
    }

    private string LedgerPath => _directory.File("workforce.db");

    public async Task RunAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            await KillAsync(round == 0 ? KillMoment.Migration : Moment());
        }

        var before = _changes.Count - _clients.Sum(client => client.Left);
        _service.Start();
        await _service.UntilServingAsync();
        await Task.WhenAll(_clients.Select(client => client.FinishAsync(_service.Address)));
        await CompareAsync();
        _output.WriteLine($"seed {_seed}: {rounds} kills, {before:N0} of {_changes.Count:N0} changes acknowledged in between, {(_totals.IsSound ? "sound" : "NOT SOUND")}");
    }

    public ValueTask DisposeAsync()
    {
        _service.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private KillMoment Moment() => _random.Next(10) switch
    {
        < 3 => KillMoment.Start,
        < 4 => KillMoment.Checkpoint,
        _ => KillMoment.Load,
    };

    private async Task KillAsync(KillMoment moment)
    {
        using var stop = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        _service.Start();

        // Those that wait for a checkpoint send as fast as they can: it comes after so many pages.
        var pause = TimeSpan.FromMilliseconds(moment is KillMoment.Checkpoint ? 0 : 20);
        var pushing = _clients.Select(client => Task.Run(() => client.RunAsync(_service.Address, pause, stop.Token))).ToList();

        await UntilAsync(moment, started);
        _service.Kill();
        _totals.AddKill(moment);
        await stop.CancelAsync();
        await Task.WhenAll(pushing);

        var rows = await LedgerRows.ReadAsync(LedgerPath, _totals);
        _clients.ForEach(client => client.Check(rows));
    }

    private async Task UntilAsync(KillMoment moment, long started)
    {
        switch (moment)
        {
            case KillMoment.Migration:
                // The tables are made in the moments after the file appears.
                await UntilAsync(() => File.Exists(LedgerPath), CheckpointPatience);
                await Task.Delay(_random.Next(300));
                return;

            case KillMoment.Start:
                await Task.Delay(_random.Next((int)_startTakes.TotalMilliseconds));
                return;

            case KillMoment.Load:
                await _service.UntilServingAsync();
                _startTakes = Stopwatch.GetElapsedTime(started);
                await Task.Delay(_random.Next(600));
                return;

            case KillMoment.Checkpoint:
                // Nothing else writes into the file itself: the first such moment is a start's own, the next one under load.
                var isUnderLoad = _random.Next(2) == 0;

                if (isUnderLoad)
                {
                    await _service.UntilServingAsync();
                }

                var before = File.GetLastWriteTimeUtc(LedgerPath);
                await UntilAsync(() => File.GetLastWriteTimeUtc(LedgerPath) != before, CheckpointPatience);
                await Task.Delay(_random.Next(4));
                return;
        }
    }

    private static async Task UntilAsync(Func<bool> condition, TimeSpan patience)
    {
        for (var started = Stopwatch.GetTimestamp(); !condition() && Stopwatch.GetElapsedTime(started) < patience;)
        {
            await Task.Delay(1);
        }
    }

    /// <summary>The same changes, each once and in order, to a service that nobody kills.</summary>
    private async Task CompareAsync()
    {
        using var undisturbed = new ServiceProcess(_directory.File("undisturbed.db"));
        undisturbed.Start();
        await undisturbed.UntilServingAsync();

        foreach (var own in _changes.GroupBy(change => change.Source))
        {
            await new PushingClient([.. own], _seed, new()).FinishAsync(undisturbed.Address);
        }

        using var killed = GrpcChannel.ForAddress(_service.Address);
        using var expected = GrpcChannel.ForAddress(undisturbed.Address);
        var figures = await ACouncil.FiguresAsync(new(killed), new(killed));

        if (figures.Count == 0 || !figures.SequenceEqual(await ACouncil.FiguresAsync(new(expected), new(expected))))
        {
            _totals.Fault($"Seed {_seed}: the figures are not those of an undisturbed run.");
        }
    }
}
