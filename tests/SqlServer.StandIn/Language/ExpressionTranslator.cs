using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>Values: what they are in SQLite's words, and of what type they are to SQL Server.</summary>
internal sealed class ExpressionTranslator(Variables variables, QueryTranslator queries)
{
    public PredicateTranslator Predicates => queries.Predicates;

    /// <exception cref="SqlServerError">Something that the stand-in was not made for.</exception>
    public Translated Translate(ScalarExpression expression, Scope scope) => expression switch
    {
        ColumnReferenceExpression column => scope.Translate(column),
        VariableReference variable => variables.Translate(variable.Name),
        ParenthesisExpression inner => Parenthesised(Translate(inner.Expression, scope)),
        IntegerLiteral literal => Whole(literal),
        NumericLiteral literal => Number(literal.Value),
        StringLiteral literal => Text(literal),
        NullLiteral => Translated.Null,
        UnaryExpression { UnaryExpressionType: UnaryExpressionType.Negative } negative => Negative(negative, scope),
        BinaryExpression binary => Arithmetic(binary, scope),
        CastCall cast => Cast(Translate(cast.Parameter, scope), DeclaredType.Of(cast.DataType)),
        CoalesceExpression coalesce => Coalesce(coalesce, scope),
        SearchedCaseExpression choice => Case(choice, scope),
        FunctionCall call => Call(call, scope),
        ScalarSubquery subquery => Subquery(subquery, scope),
        _ => throw Grammar.NotUnderstood(expression),
    };

    private static Translated Parenthesised(Translated inner) => ReferenceEquals(inner, Translated.Null) ? inner : inner with { Sql = $"({inner.Sql})" };

    private static Translated Whole(IntegerLiteral literal)
    {
        var number = decimal.Parse(literal.Value, CultureInfo.InvariantCulture);

        return number <= int.MaxValue ? new(literal.Value, SqlType.Int, IsNullable: false) : Number(literal.Value);
    }

    /// <summary>Of as many digits as are written, and as text, since SQLite would make it a double.</summary>
    private static Translated Number(string digits) =>
        new($"'{digits}'", SqlType.Decimal(digits.Count(char.IsAsciiDigit), digits.Contains('.') ? digits.Length - digits.IndexOf('.') - 1 : 0), IsNullable: false);

    private static Translated Text(StringLiteral literal) => new(
        $"'{literal.Value.Replace("'", "''", StringComparison.Ordinal)}'",
        literal.IsNational ? SqlType.NVarChar(literal.Value.Length) : SqlType.VarChar(literal.Value.Length),
        IsNullable: false);

    private Translated Negative(UnaryExpression negative, Scope scope)
    {
        var value = Translate(negative.Expression, scope);

        return value.Type.IsInteger ? value with { Sql = $"(-{value.Sql})" } : throw Grammar.NotUnderstood(negative);
    }

    private Translated Arithmetic(BinaryExpression binary, Scope scope)
    {
        var (one, other) = (Translate(binary.FirstExpression, scope), Translate(binary.SecondExpression, scope));
        var type = SqlType.Higher(one.Type, other.Type);
        var sign = binary.BinaryExpressionType switch
        {
            BinaryExpressionType.Add when one.Type.IsText && other.Type.IsText => "||",
            BinaryExpressionType.Add => "+",
            BinaryExpressionType.Subtract => "-",
            BinaryExpressionType.Multiply => "*",
            _ => throw Grammar.NotUnderstood(binary),
        };

        if (sign is "||")
        {
            var length = one.Type.Length == SqlType.Max || other.Type.Length == SqlType.Max ? SqlType.Max : one.Type.Length + other.Type.Length;
            type = type.Kind is SqlKind.NVarChar ? SqlType.NVarChar(length) : SqlType.VarChar(length);
            return new($"({one.Sql} || {other.Sql})", type, one.IsNullable || other.IsNullable);
        }

        // By way of a cast, which says where the sum is more than its type holds.
        return type.IsInteger && type.Kind is not SqlKind.Bit
            ? new($"cast_as('{type}', {one.Sql} {sign} {other.Sql})", type, one.IsNullable || other.IsNullable)
            : throw Grammar.NotUnderstood(binary);
    }

    private static Translated Cast(Translated value, SqlType type) => new($"cast_as('{type}', {value.Sql})", type, value.IsNullable);

    private Translated Coalesce(CoalesceExpression coalesce, Scope scope)
    {
        var values = coalesce.Expressions.Select(each => Translate(each, scope)).ToList();
        var type = HighestOf(values);

        return new($"coalesce({string.Join(", ", values.Select(value => value.As(type).Sql))})", type, values.All(value => value.IsNullable));
    }

    private Translated Case(SearchedCaseExpression choice, Scope scope)
    {
        var cases = choice.WhenClauses.Select(when => (When: Predicates.Translate(when.WhenExpression, scope), Then: Translate(when.ThenExpression, scope))).ToList();
        var otherwise = choice.ElseExpression is { } expression ? Translate(expression, scope) : Translated.Null;
        Translated[] values = [.. cases.Select(each => each.Then), otherwise];
        var type = HighestOf(values);
        var whens = string.Concat(cases.Select(each => $" WHEN {each.When} THEN {each.Then.As(type).Sql}"));

        return new($"CASE{whens} ELSE {otherwise.As(type).Sql} END", type, values.Any(value => value.IsNullable));
    }

    private static SqlType HighestOf(IReadOnlyCollection<Translated> values) =>
        values.Where(value => !ReferenceEquals(value, Translated.Null)).Select(value => value.Type).DefaultIfEmpty(SqlType.Int).Aggregate(SqlType.Higher);

    private Translated Subquery(ScalarSubquery subquery, Scope scope)
    {
        var query = queries.Translate(subquery.QueryExpression, scope);

        return query.Columns is [var column] ? new($"({query.Sql})", column.Type) : throw Grammar.NotUnderstood(subquery);
    }

    private Translated Call(FunctionCall call, Scope scope)
    {
        var name = call.FunctionName.Value.ToUpperInvariant();

        if (call.UniqueRowFilter is not UniqueRowFilter.NotSpecified || call.OverClause is not null)
        {
            throw Grammar.NotUnderstood(call);
        }

        return (name, call.Parameters) switch
        {
            ("COUNT", [ColumnReferenceExpression { ColumnType: ColumnType.Wildcard }]) => new("COUNT(*)", SqlType.Int, IsNullable: false),
            ("COUNT_BIG", [ColumnReferenceExpression { ColumnType: ColumnType.Wildcard }]) => new("COUNT(*)", SqlType.BigInt, IsNullable: false),
            ("COUNT", [var counted]) => new($"COUNT({Translate(counted, scope).Sql})", SqlType.Int, IsNullable: false),
            ("MIN" or "MAX", [var compared]) => Extreme(name, Translate(compared, scope)),
            ("SUM", [var summed]) => Sum(Translate(summed, scope), call),
            ("OBJECT_ID", [StringLiteral table]) => ObjectId(table.Value),
            ("SERVERPROPERTY", [StringLiteral { Value: "EngineEdition" }]) => new("3", SqlType.Int),
            _ => throw Grammar.NotUnderstood(call),
        };
    }

    private static Translated Extreme(string name, Translated value) => value with { Sql = $"{name}({value.Sql})", IsNullable = true };

    private static Translated Sum(Translated value, FunctionCall call) => value.Type.Kind switch
    {
        SqlKind.BigInt => new($"SUM({value.Sql})", SqlType.BigInt),
        SqlKind.TinyInt or SqlKind.SmallInt or SqlKind.Int => new($"cast_as('int', SUM({value.Sql}))", SqlType.Int),
        _ => throw Grammar.NotUnderstood(call),
    };

    /// <summary>Any number does that is not null where there is such a table.</summary>
    private static Translated ObjectId(string name)
    {
        var table = Grammar.TableNamed(name).Replace("'", "''", StringComparison.Ordinal);

        return new($"(SELECT rowid FROM sqlite_master WHERE type = 'table' AND name = '{table}' COLLATE NOCASE)", SqlType.Int);
    }
}
