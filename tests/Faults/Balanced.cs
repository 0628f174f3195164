using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Client;
using Workforce.Service.Tests.Delivering;
using Workforce.V1;

namespace Workforce.Faults;

/// <summary>What callers notice, behind HAProxy, of a replica that is stopped, started, killed, or long in reading its ledger.</summary>
/// <remarks>Half of the readers are this repository's client, which tries again what is UNAVAILABLE or broken off; the other half try nothing again, to show what there is to try.</remarks>
internal static class Balanced
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <param name="readers">How many readers of each kind.</param>
    /// <param name="changes">How many changes the ledger holds.</param>
    /// <param name="seconds">How long each phase goes on once its replica has done what it does.</param>
    /// <returns>The exit code: 1 if a call of the client failed.</returns>
    public static async Task<int> RunAsync(int readers, int changes, int seconds)
    {
        using var service = new BalancedService();
        await service.StartAsync();
        using (var handler = service.CreateHandler())
        using (var first = GrpcChannel.ForAddress(service.AddressOf(0), new GrpcChannelOptions { HttpHandler = handler }))
        using (var second = GrpcChannel.ForAddress(service.AddressOf(1), new GrpcChannelOptions { HttpHandler = handler }))
        {
            var revision = await PushAsync(first, ACouncil.Changes(seed: 1, posts: Math.Max(50, changes / 3)).Take(changes));

            // The readers name no revision: of a replica that has not read the push yet they would hear, rightly, that there is no such council.
            await new MeasuresService.MeasuresServiceClient(second).GetVacancyRateAsync(Question(revision));
        }

        using var stop = new CancellationTokenSource();
        var counts = new Counts();
        var running = Enumerable.Range(0, readers).SelectMany(_ => new[] { RetryAsync(service, counts, stop.Token), OnceAsync(service, counts, stop.Token) })
            .Append(WatchAsync(service, counts, stop.Token))
            .ToList();
        Console.WriteLine($"{changes:N0} changes; {readers} readers that try again, {readers} that do not, one watch.");

        await PhaseAsync("both there", () => Task.CompletedTask);
        await service.UntilBothAreUpAsync();
        await PhaseAsync("one is stopped (SIGTERM)", () => service.StopAsync(0));
        await PhaseAsync("it is started again, and reads its ledger", () => StartAsync(0));
        await service.UntilBothAreUpAsync();
        await PhaseAsync("the other is killed (SIGKILL)", () =>
        {
            service.Kill(1);
            return Task.CompletedTask;
        });
        await PhaseAsync("it is started again", () => StartAsync(1));
        await stop.CancelAsync();
        await Task.WhenAll(running);
        Console.WriteLine($"In all {counts.Failed} calls of the client failed; the watch was interrupted {counts.Interruptions} times, and silent for {counts.LongestSilence.TotalSeconds:0.0} s at most.");
        return counts.Failed == 0 ? 0 : 1;

        async Task StartAsync(int replica)
        {
            service.Start(replica);
            await service.UntilReadyAsync(replica);
        }

        async Task PhaseAsync(string name, Func<Task> act)
        {
            counts.Take();
            var began = Stopwatch.GetTimestamp();
            await act();
            var took = Stopwatch.GetElapsedTime(began);
            await Task.Delay(TimeSpan.FromSeconds(seconds));

            // None ends before it is told to, unless in a way that it does not expect.
            foreach (var ended in running.Where(each => each.IsCompleted))
            {
                await ended;
            }

            Console.WriteLine($"{name} ({took.TotalSeconds:0.0} s and {seconds}): {counts.Take()}");
        }
    }

    private static async Task RetryAsync(BalancedService service, Counts counts, CancellationToken stop)
    {
        await using var client = new WorkforceClient(new() { Address = service.Address, Access = new() { AuthorityFile = service.AuthorityPath } });

        while (!stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();

            try
            {
                await client.Measures.GetVacancyRateAsync(Question(), CancellationToken.None);
                counts.Answered(Stopwatch.GetElapsedTime(began));
            }
            catch (Exception exception) when (exception is RpcException or WorkforceUnavailableException)
            {
                counts.HasFailed(exception);
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static async Task OnceAsync(BalancedService service, Counts counts, CancellationToken stop)
    {
        using var handler = service.CreateHandler();
        using var channel = GrpcChannel.ForAddress(service.Address, new GrpcChannelOptions { HttpHandler = handler });
        var measures = new MeasuresService.MeasuresServiceClient(channel);

        while (!stop.IsCancellationRequested)
        {
            try
            {
                await measures.GetVacancyRateAsync(Question(), deadline: DateTime.UtcNow.AddSeconds(10), cancellationToken: CancellationToken.None);
                counts.AnsweredOnce();
            }
            catch (RpcException exception)
            {
                counts.HasFailedOnce(exception.StatusCode);
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static async Task WatchAsync(BalancedService service, Counts counts, CancellationToken stop)
    {
        await using var client = new WorkforceClient(new() { Address = service.Address, Access = new() { AuthorityFile = service.AuthorityPath } });

        try
        {
            await foreach (var _ in client.Caseloads.WatchBreachesAsync(new() { UnitId = Question().UnitId }, onInterrupted: _ => counts.WasInterrupted(), cancellationToken: stop))
            {
                counts.WasTold();
            }
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException && stop.IsCancellationRequested)
        {
            // Done.
        }
    }

    private static GetVacancyRateRequest Question(long minRevision = 0) => new()
    {
        Reading = new() { MinRevision = minRevision },
        UnitId = "council",
        AsOfDate = new() { Year = 2024, Month = 6, Day = 30 },
        Definition = VacancyDefinition.Establishment,
    };

    /// <returns>The revision by which all of it is recorded.</returns>
    private static async Task<long> PushAsync(GrpcChannel channel, IEnumerable<StaffingChange> changes)
    {
        using var call = new StaffingService.StaffingServiceClient(channel).PushStaffingChanges();
        var reading = Task.Run(async () =>
        {
            var last = 0L;

            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                last = response.Acknowledgements[^1].Revision;
            }

            return last;
        });

        foreach (var message in changes.Chunk(500))
        {
            await call.RequestStream.WriteAsync(new() { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    /// <summary>What happened since it was last asked.</summary>
    private sealed class Counts
    {
        private readonly Lock _counting = new();
        private readonly SortedDictionary<StatusCode, int> _once = [];
        private int _answered;
        private int _answeredOnce;
        private int _failed;
        private TimeSpan _longest;
        private long _told = Stopwatch.GetTimestamp();

        public int Failed { get; private set; }

        public int Interruptions { get; private set; }

        public TimeSpan LongestSilence { get; private set; }

        public void Answered(TimeSpan took) => Count(() =>
        {
            _answered++;
            _longest = took > _longest ? took : _longest;
        });

        public void AnsweredOnce() => Count(() => _answeredOnce++);

        public void HasFailedOnce(StatusCode status) => Count(() => _once[status] = _once.GetValueOrDefault(status) + 1);

        public void HasFailed(Exception exception) => Count(() =>
        {
            _failed++;
            Failed++;
            Console.WriteLine($"  the client: {exception.Message}");
        });

        public void WasInterrupted() => Count(() => Interruptions++);

        public void WasTold() => Count(() =>
        {
            var silence = Stopwatch.GetElapsedTime(_told);
            LongestSilence = silence > LongestSilence ? silence : LongestSilence;
            _told = Stopwatch.GetTimestamp();
        });

        public string Take()
        {
            lock (_counting)
            {
                var failures = _once.Count == 0 ? "none failed" : $"failed {string.Join(", ", _once.Select(each => $"{each.Value} {each.Key}"))}";
                var text = $"client {_answered:N0} calls, {_failed} failed, {_longest.TotalMilliseconds:0} ms at most; without retries {_answeredOnce:N0}, {failures}.";
                (_answered, _answeredOnce, _failed, _longest) = (0, 0, 0, TimeSpan.Zero);
                _once.Clear();
                return text;
            }
        }

        private void Count(Action what)
        {
            lock (_counting)
            {
                what();
            }
        }
    }
}
