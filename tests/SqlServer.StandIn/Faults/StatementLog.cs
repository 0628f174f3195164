using System.Collections.Concurrent;

namespace SqlServer.StandIn.Faults;

/// <summary>What clients have sent, in order, as it came over the wire.</summary>
internal sealed class StatementLog
{
    private readonly ConcurrentQueue<SentStatement> _statements = [];
    private readonly ConcurrentQueue<byte> _isolationLevels = [];

    public IReadOnlyList<SentStatement> Statements => [.. _statements];

    /// <summary>Of the transactions that were begun, by TDS's numbers: 2 is READ COMMITTED, 0 leaves it as it is.</summary>
    public IReadOnlyList<byte> IsolationLevels => [.. _isolationLevels];

    public void Sent(string text, string declarations) => _statements.Enqueue(new(text, declarations));

    public void TransactionBegun(byte isolationLevel) => _isolationLevels.Enqueue(isolationLevel);

    public void Clear()
    {
        _statements.Clear();
        _isolationLevels.Clear();
    }
}

/// <summary>A batch, or a statement of sp_executesql with the declarations of its parameters.</summary>
internal sealed record SentStatement(string Text, string Declarations);
