using System.Collections.Concurrent;

namespace SqlServer.StandIn.Faults;

/// <summary>The faults that a server has been asked for.</summary>
internal sealed class FaultList
{
    private readonly ConcurrentQueue<Fault> _faults = [];

    public Fault Add(FaultMoment moment, FaultAnswer answer, int times = 1, Func<string, bool>? where = null)
    {
        var fault = new Fault(moment, answer, times, where);
        _faults.Enqueue(fault);

        return fault;
    }

    /// <summary>Does what a fault asks, if there is one for this moment.</summary>
    /// <exception cref="SqlServerError">To be sent to the client.</exception>
    /// <exception cref="ConnectionCutException">The connection is to be closed.</exception>
    /// <exception cref="OperationCanceledException">The client has given up.</exception>
    public async Task StrikeAsync(FaultMoment moment, string statement, CancellationToken cancellationToken)
    {
        switch (_faults.FirstOrDefault(fault => fault.Strikes(moment, statement))?.Answer)
        {
            case FaultAnswer.Error error:
                throw new SqlServerError(error.Number, error.Severity, "injected");
            case FaultAnswer.Cut cut:
                throw new ConnectionCutException { IsReset = cut.IsReset };
            case FaultAnswer.Silence:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            default:
                break;
        }
    }
}

/// <summary>A fault wants the connection closed.</summary>
internal sealed class ConnectionCutException : Exception
{
    public bool IsReset { get; init; }
}
