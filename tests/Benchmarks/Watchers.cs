using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Workforce.V1;
using Kind = Workforce.V1.BreachEvent.Types.Kind;

namespace Workforce.Benchmarks;

/// <summary>A report that opened or closed a breach.</summary>
/// <param name="WorkerId">Whose.</param>
/// <param name="Team">Where.</param>
/// <param name="Kind">Opened or closed.</param>
/// <param name="Revision">The commit that it was part of.</param>
internal sealed record Crossing(string WorkerId, string Team, Kind Kind, long Revision);

/// <summary>Many who watch breaches, on several connections, and when each heard of what.</summary>
internal sealed class Watchers(HostedService service, int channels) : IAsyncDisposable
{
    private readonly GrpcChannel[] _channels = [.. Enumerable.Range(0, channels).Select(_ => GrpcChannel.ForAddress(service.Address))];
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<Task> _reading = [];

    public List<Watcher> All { get; } = [];

    /// <summary>One watcher for each unit; done when each has the state.</summary>
    public async Task BeginAsync(IEnumerable<string> unitIds)
    {
        foreach (var (i, unitId) in unitIds.Index())
        {
            var watcher = new Watcher(unitId);
            All.Add(watcher);
            _reading.Add(watcher.ReadAsync(new(_channels[i % channels]), _leaving.Token));
        }

        await Task.WhenAll(All.Select(watcher => watcher.HasState));
    }

    /// <summary>Waits until all have been told of a commit, for a bounded time: who hears of nothing is only told in signs of life.</summary>
    public async Task UntilAllHaveAsync(long revision)
    {
        for (var i = 0; i < 200 && All.Any(watcher => watcher.Revision < revision); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await Task.WhenAll(_reading);
        Array.ForEach(_channels, channel => channel.Dispose());
        _leaving.Dispose();
    }

    /// <summary>One who watches a unit.</summary>
    internal sealed class Watcher(string unitId)
    {
        private readonly TaskCompletionSource _hasState = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, ConcurrentQueue<(DateTime At, Kind Kind, long Revision)>> _heard = new(StringComparer.Ordinal);
        private readonly List<(DateTime At, Kind Kind, string WorkerId)> _parts = [];
        private long _revision;

        public string UnitId => unitId;

        public Task HasState => _hasState.Task;

        /// <summary>What it knows everything up to.</summary>
        public long Revision => Volatile.Read(ref _revision);

        /// <summary>When it heard of a crossing; null if it did not, because the worker had crossed back before it was told.</summary>
        public DateTime? ReceivedAt(Crossing crossing) =>
            _heard.TryGetValue(crossing.WorkerId, out var all) && all.FirstOrDefault(each => each.Revision >= crossing.Revision) is { Revision: > 0 } first
                && first.Kind == crossing.Kind
                    ? first.At
                    : null;

        public async Task ReadAsync(CaseloadService.CaseloadServiceClient client, CancellationToken leaving)
        {
            try
            {
                using var call = client.WatchCaseloadBreaches(new() { UnitId = unitId }, cancellationToken: leaving);

                await foreach (var message in call.ResponseStream.ReadAllAsync(leaving))
                {
                    Take(message, DateTime.UtcNow);
                }
            }
            catch (RpcException) when (leaving.IsCancellationRequested)
            {
                // Left.
            }
            catch (Exception exception)
            {
                _hasState.TrySetException(exception);
                throw;
            }
        }

        private void Take(WatchCaseloadBreachesResponse message, DateTime at)
        {
            if (message.State is { Complete: true })
            {
                _hasState.TrySetResult();
            }

            _parts.AddRange((message.Events?.Events ?? []).Select(each => (at, each.Kind, each.Breach.WorkerId)));

            // Only the last message of several says which revision they lead up to.
            if (message.Revision > 0)
            {
                foreach (var (heardAt, kind, workerId) in _parts)
                {
                    _heard.GetOrAdd(workerId, _ => new()).Enqueue((heardAt, kind, message.Revision));
                }

                _parts.Clear();
                Volatile.Write(ref _revision, message.Revision);
            }
        }
    }
}
