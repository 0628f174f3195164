namespace SqlServer.StandIn.Protocol;

/// <summary>What is asked of the transaction manager (MS-TDS 2.2.6.9).</summary>
/// <param name="Kind">What to do.</param>
/// <param name="IsolationLevel">By number, of a transaction that begins; 0 leaves it as it is.</param>
internal sealed record TransactionRequest(TransactionRequestKind Kind, byte IsolationLevel)
{
    public static TransactionRequest Read(ReadOnlySpan<byte> body)
    {
        var message = new MessageReader(body);
        message.SkipAllHeaders();
        var kind = (TransactionRequestKind)message.UInt16();

        return new(kind, kind is TransactionRequestKind.Begin ? message.Byte() : (byte)0);
    }
}

internal enum TransactionRequestKind : ushort
{
    Begin = 5,
    Promote = 6,
    Commit = 7,
    Rollback = 8,
    Save = 9,
}
