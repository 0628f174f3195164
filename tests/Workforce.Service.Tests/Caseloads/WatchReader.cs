using Grpc.Core;
using Workforce.V1;
using Kind = Workforce.V1.BreachEvent.Types.Kind;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>Reads a watch as a caller would, and keeps what it knows by it.</summary>
internal sealed class WatchReader(AsyncServerStreamingCall<WatchCaseloadBreachesResponse> call) : IDisposable
{
    /// <summary>Long enough for a machine that is busy with other things; a test that fails takes it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Queue<BreachEvent> _events = new();

    /// <summary>The breaches that stand, by worker.</summary>
    public Dictionary<string, CaseloadBreach> Known { get; } = new(StringComparer.Ordinal);

    public WatchCaseloadBreachesResponse Last { get; private set; } = new();

    public async Task<WatchCaseloadBreachesResponse> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        Assert.True(await call.ResponseStream.MoveNext(patience.Token));
        Last = call.ResponseStream.Current;

        if (Last.State is { } state)
        {
            if (state.First)
            {
                Known.Clear();
            }

            foreach (var breach in state.Breaches)
            {
                Known[breach.WorkerId] = breach;
            }
        }

        foreach (var each in Last.Events?.Events ?? [])
        {
            _events.Enqueue(each);

            if (each.Kind is Kind.Closed or Kind.LeftScope)
            {
                Known.Remove(each.Breach.WorkerId);
            }
            else
            {
                Known[each.Breach.WorkerId] = each.Breach;
            }
        }

        return Last;
    }

    /// <summary>The next change, past signs of life.</summary>
    public async Task<BreachEvent> EventAsync()
    {
        while (_events.Count == 0)
        {
            await NextAsync();
        }

        return _events.Dequeue();
    }

    /// <summary>Reads until a worker is known to have a load, and to the end of what tells so.</summary>
    public async Task UntilAsync(string workerId, string load)
    {
        while (Known.GetValueOrDefault(workerId)?.Load.Value != load || Last.Revision == 0)
        {
            await NextAsync();
        }
    }

    public void Dispose() => call.Dispose();
}
