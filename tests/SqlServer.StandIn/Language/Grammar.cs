using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>Microsoft's own grammar of SQL Server 2019.</summary>
internal static class Grammar
{
    private const int MaxKept = 500;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<TSqlStatement>> Kept = new();

    /// <summary>A batch's statements; of the same text always the same objects.</summary>
    /// <exception cref="SqlServerError">It is not T-SQL.</exception>
    public static IReadOnlyList<TSqlStatement> Parse(string batch)
    {
        if (Kept.Count > MaxKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(batch, Read);
    }

    /// <summary>The declarations of sp_executesql, such as "@id bigint,@name nvarchar(64)".</summary>
    public static IReadOnlyList<(string Name, SqlType Type)> ParseDeclarations(string declarations) =>
    [
        .. Parse("DECLARE " + declarations)
            .Cast<DeclareVariableStatement>()
            .SelectMany(statement => statement.Declarations)
            .Select(declaration => (declaration.VariableName.Value, DeclaredType.Of(declaration.DataType))),
    ];

    /// <summary>A node as it was written.</summary>
    public static string TextOf(TSqlFragment node) =>
        string.Concat(node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(token => token.Text));

    /// <summary>What the stand-in was not made for, by the grammar's name of it and as it was written.</summary>
    public static SqlServerError NotUnderstood(TSqlFragment node) => SqlServerError.NotUnderstood($"{node.GetType().Name}: {TextOf(node)}");

    /// <summary>The name of a table of this database, whatever its schema: dbo alone is known.</summary>
    public static string TableNamed(SchemaObjectName name) =>
        name.SchemaIdentifier is null or { Value: "dbo" } ? name.BaseIdentifier.Value : throw SqlServerError.NoSuchTable(TextOf(name));

    /// <summary>The same of a name in text, as OBJECT_ID takes it.</summary>
    public static string TableNamed(string name) => TableNamed(
        new TSql150Parser(initialQuotedIdentifiers: true).ParseSchemaObjectName(new StringReader(name), out var faults) is { } parsed && faults.Count == 0
            ? parsed
            : throw SqlServerError.NotUnderstood($"the name {name}"));

    private static IReadOnlyList<TSqlStatement> Read(string batch)
    {
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(batch), out var faults);

        if (faults.Count > 0)
        {
            throw new SqlServerError(102, 15, $"Incorrect syntax. Line {faults[0].Line}: {faults[0].Message}");
        }

        return script.Batches.Count > 1
            ? throw new SqlServerError(102, 15, "Incorrect syntax near 'GO', which is no statement.")
            : [.. script.Batches.SelectMany(each => each.Statements)];
    }
}
