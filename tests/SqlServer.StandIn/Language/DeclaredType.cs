using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>Reads the type that a column, a variable or a CAST declares.</summary>
internal static class DeclaredType
{
    private const int DefaultLength = 1;
    private const int DefaultPrecision = 18;
    private const int DefaultPlacesOfSeconds = 7;

    /// <exception cref="SqlServerError">A type that the stand-in was not made for.</exception>
    public static SqlType Of(DataTypeReference declared)
    {
        if (declared is not SqlDataTypeReference { SqlDataTypeOption: var option } known)
        {
            throw Grammar.NotUnderstood(declared);
        }

        return option switch
        {
            SqlDataTypeOption.Bit => SqlType.Bit,
            SqlDataTypeOption.TinyInt => new(SqlKind.TinyInt),
            SqlDataTypeOption.SmallInt => new(SqlKind.SmallInt),
            SqlDataTypeOption.Int => SqlType.Int,
            SqlDataTypeOption.BigInt => SqlType.BigInt,
            SqlDataTypeOption.Decimal or SqlDataTypeOption.Numeric => SqlType.Decimal(Parameter(known, 0, DefaultPrecision), Parameter(known, 1, 0)),
            SqlDataTypeOption.NVarChar => SqlType.NVarChar(Parameter(known, 0, DefaultLength)),
            SqlDataTypeOption.VarChar => SqlType.VarChar(Parameter(known, 0, DefaultLength)),
            SqlDataTypeOption.VarBinary => new(SqlKind.VarBinary, Parameter(known, 0, DefaultLength)),
            SqlDataTypeOption.Date => new(SqlKind.Date),
            SqlDataTypeOption.DateTime2 => new(SqlKind.DateTime2, Scale: Parameter(known, 0, DefaultPlacesOfSeconds)),
            SqlDataTypeOption.DateTimeOffset => new(SqlKind.DateTimeOffset, Scale: Parameter(known, 0, DefaultPlacesOfSeconds)),
            SqlDataTypeOption.UniqueIdentifier => new(SqlKind.UniqueIdentifier),
            _ => throw Grammar.NotUnderstood(declared),
        };
    }

    private static int Parameter(SqlDataTypeReference declared, int index, int otherwise) => declared.Parameters.ElementAtOrDefault(index) switch
    {
        null => otherwise,
        MaxLiteral => SqlType.Max,
        var literal => int.Parse(literal.Value, CultureInfo.InvariantCulture),
    };
}
