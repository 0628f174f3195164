namespace SqlServer.StandIn.Types;

/// <summary>The types that the stand-in knows, in the server's order of precedence: of two in one expression the later wins.</summary>
internal enum SqlKind
{
    VarBinary,
    VarChar,
    NVarChar,
    UniqueIdentifier,
    Bit,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Decimal,
    Date,
    DateTime2,
    DateTimeOffset,
}
