using System.Diagnostics;
using Workforce.Fuzz.Attacks;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Fuzz.Watching;

namespace Workforce.Fuzz;

/// <summary>One run: everything at once against one service, and afterwards a look at what is left of it.</summary>
internal sealed class FuzzRun(FuzzOptions options, FuzzTotals totals, TextWriter output)
{
    private const int Lanes = 6;

    /// <summary>How many calls a lane has under way: one spoilt connection takes the others on it along.</summary>
    private const int CallsUnderWay = 8;

    /// <summary>What may be left on the heap for each input: what was recorded of it.</summary>
    private const long HeapBytesEachInput = 400;

    private const long HeapAllowance = 96L << 20;
    private const long ResidentAllowance = 3L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    private readonly KnownTexts _texts = new();
    private long _began;
    private long _next;

    public async Task RunAsync()
    {
        await using var service = new FuzzedService(options.IsGuarded);
        await service.FillAsync(_texts);
        var expected = await service.UntouchedAsync();

        using var ordinary = new OrdinaryCalls(service.Connect(), totals.Fault);
        using (var quiet = new CancellationTokenSource(Before))
        {
            // Compiled by now, or else it would be the compiler that is measured.
            await ordinary.MeasureAsync(TimeSpan.FromMilliseconds(1), quiet.Token);
        }

        using var before = new CancellationTokenSource(Before);
        output.WriteLine($"{"calls before",-16} {await ordinary.MeasureAsync(TimeSpan.FromMilliseconds(5), before.Token)}");
        var memoryBefore = await service.Gauge.ReadAsync(collected: true);
        output.WriteLine($"{"memory before",-16} {memoryBefore}");

        using var done = new CancellationTokenSource();
        var watching = Task.WhenAll(service.Gauge.FollowAsync(done.Token));
        var calling = ordinary.MeasureAsync(TimeSpan.FromMilliseconds(20), done.Token);
        var source = new InputSource(options.Seed, _texts, service.Guard);

        _began = Stopwatch.GetTimestamp();
        var attacking = AttackAsync(service, done.Token);
        var lanes = Enumerable.Range(0, Lanes).Select(_ => Task.Run(() => SendAsync(service, source))).ToList();
        await Task.WhenAll(lanes);
        await done.CancelAsync();
        await attacking;
        output.WriteLine($"{"calls during",-16} {await calling}");

        if (!service.HasExited)
        {
            await watching;
            await Task.Delay(500);
            await CompareAsync(service, expected, memoryBefore);
        }

        await service.EndAsync(totals.Fault);
    }

    private bool IsOver(FuzzedService service) =>
        service.HasExited || _next >= options.Inputs || Stopwatch.GetElapsedTime(_began) > options.Time;

    private async Task SendAsync(FuzzedService service, InputSource source)
    {
        Connection? connection = null;

        while (!IsOver(service))
        {
            if (connection is null or { IsUsable: false })
            {
                connection = await ReconnectAsync(connection, service);
            }

            var first = Interlocked.Add(ref _next, CallsUnderWay) - CallsUnderWay;
            var inputs = Enumerable.Range(0, CallsUnderWay).Select(i => source.Input(first + i)).ToList();

            // What may end the connection goes alone, so that what ends is its own.
            var (alone, together) = (inputs.Where(input => input.Family is "headers"), inputs.Where(input => input.Family is not "headers"));
            var on = connection;
            await Task.WhenAll(together.Select(input => SendAsync(on, input)));

            foreach (var input in alone)
            {
                if (!connection.IsUsable)
                {
                    connection = await ReconnectAsync(connection, service);
                }

                // What ended here without an answer may have ended the connection, of which the word may still be on its way.
                if (await SendAsync(connection, input) is { Grpc: null, Http: null })
                {
                    connection = await ReconnectAsync(connection, service);
                }
            }
        }

        await (connection?.DisposeAsync() ?? default);
    }

    private async Task<Answer> SendAsync(Connection connection, FuzzInput input)
    {
        var answer = await connection.CallAsync(input, Patience);
        totals.Add(input, answer);
        return answer;
    }

    private static async Task<Connection> ReconnectAsync(Connection? before, FuzzedService service)
    {
        await (before?.DisposeAsync() ?? default);
        return await Connection.OpenAsync(service.EndPoint, service.Guard is not null ? Guard.Hidden : []);
    }

    /// <summary>All attacks, one after the other, each at least once, until the inputs are sent.</summary>
    private async Task AttackAsync(FuzzedService service, CancellationToken done)
    {
        for (var i = 0; i < Attack.All.Count || !done.IsCancellationRequested; i++)
        {
            if (service.HasExited)
            {
                return;
            }

            var attack = Attack.All[i % Attack.All.Count];
            var target = new AttackTarget(service.EndPoint, new Random(options.Seed + i), options.Scale);
            await attack.RunAsync(target);
            totals.Add(attack, target);
        }
    }

    private async Task CompareAsync(FuzzedService service, List<string> expected, Memory before)
    {
        var after = await service.Gauge.ReadAsync(collected: true);
        output.WriteLine($"{"memory at most",-16} {service.Gauge.Peak}");
        output.WriteLine($"{"memory after",-16} {after}");

        if (after.Heap > before.Heap + HeapAllowance + (totals.Inputs * HeapBytesEachInput) || service.Gauge.Peak.Resident > ResidentAllowance)
        {
            totals.Fault($"Memory is not bounded: before {before}, at most {service.Gauge.Peak}, after {after}.");
        }

        var answers = await service.UntouchedAsync();

        if (expected.Count == 0 || !answers.SequenceEqual(expected))
        {
            totals.Fault("The answers of the council that nobody touched are not what they were.");
        }
    }
}
