using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Protocol;

/// <summary>A column of a result.</summary>
internal sealed record OutputColumn(string Name, SqlType Type, bool IsNullable, string? Collation);
