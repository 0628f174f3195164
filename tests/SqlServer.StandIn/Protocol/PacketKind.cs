namespace SqlServer.StandIn.Protocol;

/// <summary>What a message is (MS-TDS 2.2.3.1.1).</summary>
internal enum PacketKind : byte
{
    SqlBatch = 0x01,
    Rpc = 0x03,
    Response = 0x04,
    Attention = 0x06,
    BulkLoad = 0x07,
    TransactionRequest = 0x0E,
    Login = 0x10,
    Prelogin = 0x12,
}

/// <summary>Of a packet (MS-TDS 2.2.3.1.2).</summary>
[Flags]
internal enum PacketStatus : byte
{
    None = 0,
    EndOfMessage = 0x01,
    Ignore = 0x02,
    ResetConnection = 0x08,
    ResetConnectionButTransaction = 0x10,
}
