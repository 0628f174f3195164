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

    /// <summary>So many that there are new changes left at the last kill: about three changes each.</summary>
    private const int PostsPerRound = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TemporaryDirectory _directory = new();
    private readonly Random _random;
    private readonly Totals _totals;
    private readonly TextWriter _output;
    private readonly int _seed;
    private readonly int _rounds;
    private readonly List<StaffingChange> _changes;
    private readonly List<PushingClient> _clients;
    private readonly ServiceProcess _service;
    private TimeSpan _startTakes = TimeSpan.FromSeconds(2);

    public Episode(int seed, int rounds, Totals totals, TextWriter output)
    {
        (_seed, _rounds, _totals, _output, _random) = (seed, rounds, totals, output, new Random(seed));
        _changes = ACouncil.Changes(seed, rounds * PostsPerRound);

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

    public async Task RunAsync()
    {
        for (var round = 0; round < _rounds; round++)
        {
            await KillAsync(Moment(round));
        }

        var before = _changes.Count - _clients.Sum(client => client.Left);
        _service.Start();
        await _service.UntilServingAsync();
        await Task.WhenAll(_clients.Select(client => client.FinishAsync(_service.Address)));
        await CompareAsync();
        _output.WriteLine($"seed {_seed}: {_rounds} kills, {before:N0} of {_changes.Count:N0} changes acknowledged in between, {(_totals.IsSound ? "sound" : "NOT SOUND")}");
    }

    public ValueTask DisposeAsync()
    {
        _service.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Each once, so that a short run has them all, and then any; tables are made but once.</summary>
    private KillMoment Moment(int round) => round switch
    {
        0 => KillMoment.Migration,
        1 => KillMoment.Load,
        2 => KillMoment.Checkpoint,
        3 => KillMoment.Start,
        _ => _random.Next(10) switch
        {
            < 3 => KillMoment.Start,
            < 5 => KillMoment.Checkpoint,
            _ => KillMoment.Load,
        },
    };

    private async Task KillAsync(KillMoment moment)
    {
        using var stop = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        _service.Start();

        // Those that wait for a checkpoint send as fast as they can: it comes after so many pages.
        var pause = TimeSpan.FromMilliseconds(moment is KillMoment.Checkpoint ? 0 : 20);
        var pushing = _clients.Select(client => Task.Run(() => client.RunAsync(_service.Address, pause, stop.Token))).ToList();

        moment = await UntilAsync(moment, started);
        _service.Kill();
        _totals.AddKill(moment);
        await stop.CancelAsync();
        await Task.WhenAll(pushing);

        var rows = await LedgerRows.ReadAsync(LedgerPath, _totals);
        _clients.ForEach(client => client.Check(rows));
    }

    /// <summary>Waits for a moment to kill at.</summary>
    /// <returns>Which it became.</returns>
    private async Task<KillMoment> UntilAsync(KillMoment moment, long started)
    {
        switch (moment)
        {
            case KillMoment.Migration:
                // The tables are made in the moments after the file appears.
                await UntilAsync(() => File.Exists(LedgerPath));
                await Task.Delay(_random.Next(300));
                return KillMoment.Migration;

            case KillMoment.Start:
                await Task.Delay(_random.Next((int)_startTakes.TotalMilliseconds));
                return KillMoment.Start;

            case KillMoment.Checkpoint:
                return await UntilCheckpointAsync(isUnderLoad: _random.Next(2) == 0) ? KillMoment.Checkpoint : KillMoment.Load;

            default:
                await _service.UntilServingAsync();
                _startTakes = Stopwatch.GetElapsedTime(started);
                var before = _totals.Acknowledgements;
                await UntilAsync(() => _totals.Acknowledgements > before);
                await Task.Delay(_random.Next(600));
                return KillMoment.Load;
        }
    }

    /// <summary>Waits until the file itself is written, which nothing but a checkpoint does: one of a start's own, or one that a commit sets off.</summary>
    private async Task<bool> UntilCheckpointAsync(bool isUnderLoad)
    {
        if (isUnderLoad)
        {
            await _service.UntilServingAsync();
        }

        var before = File.GetLastWriteTimeUtc(LedgerPath);
        var isSeen = await UntilAsync(() => File.GetLastWriteTimeUtc(LedgerPath) != before);
        await Task.Delay(_random.Next(4));
        return isSeen;
    }

    /// <returns>False if it did not come about in a time.</returns>
    private static async Task<bool> UntilAsync(Func<bool> condition)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience;)
        {
            if (condition())
            {
                return true;
            }

            await Task.Delay(1);
        }

        return false;
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
