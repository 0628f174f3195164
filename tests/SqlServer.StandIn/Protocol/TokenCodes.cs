namespace SqlServer.StandIn.Protocol;

/// <summary>What ENVCHANGE says has changed.</summary>
internal enum EnvironmentChange : byte
{
    Database = 1,
    PacketSize = 4,
    Collation = 7,
    TransactionBegun = 8,
    TransactionCommitted = 9,
    TransactionRolledBack = 10,
    ConnectionReset = 18,
}

/// <summary>What has come to its end: a batch's statement, a procedure, or a statement within one.</summary>
internal enum DoneToken : byte
{
    Statement = 0xFD,
    Procedure = 0xFE,
    InProcedure = 0xFF,
}

[Flags]
internal enum DoneStatus : ushort
{
    Final = 0,
    More = 0x01,
    Error = 0x02,
    InTransaction = 0x04,
    Count = 0x10,
    Attention = 0x20,
}

/// <summary>By these the driver tells rows read, which it does not count, from rows affected.</summary>
internal enum DoneCommand : ushort
{
    None = 0,
    Select = 0xC1,
    Insert = 0xC3,
    Delete = 0xC4,
    Update = 0xC5,
}
