namespace SqlServer.StandIn.Faults;

/// <summary>When a fault strikes.</summary>
public enum FaultMoment
{
    BeforeStatement,

    /// <summary>It has taken place, and outside of a transaction is committed, and the client does not know yet.</summary>
    AfterStatement,
    BeforeCommit,

    /// <summary>The commit has taken place, and the client does not know yet.</summary>
    AfterCommit,
}

/// <summary>What the client gets in place of an answer.</summary>
internal abstract record FaultAnswer
{
    /// <summary>An ERROR token; from severity 20 on the connection is closed after it, and 1205 and those from 17 on end the transaction.</summary>
    public sealed record Error(int Number, byte Severity = 16) : FaultAnswer;

    /// <summary>The connection breaks off: in order, as when a process ends, or by a reset, as when a machine does.</summary>
    public sealed record Cut(bool IsReset = false) : FaultAnswer;

    /// <summary>The answer itself: that it came to this moment is all that is wanted of it.</summary>
    public sealed record None : FaultAnswer;

    /// <summary>Nothing, until the client gives up.</summary>
    public sealed record Silence : FaultAnswer;
}

/// <summary>A fault that a test has asked for.</summary>
/// <param name="moment">When.</param>
/// <param name="answer">What.</param>
/// <param name="times">How often at most.</param>
/// <param name="where">In which statements, by their text; in all unless told.</param>
internal sealed class Fault(FaultMoment moment, FaultAnswer answer, int times, Func<string, bool>? where)
{
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public FaultAnswer Answer => answer;

    /// <summary>How often it has struck.</summary>
    public int Count => Math.Min(Volatile.Read(ref _count), times);

    /// <summary>Ends when it has struck for the first time.</summary>
    public Task Struck => _struck.Task;

    public bool Strikes(FaultMoment now, string statement)
    {
        if (now != moment || where?.Invoke(statement) is false || Interlocked.Increment(ref _count) > times)
        {
            return false;
        }

        _struck.TrySetResult();

        return true;
    }
}
