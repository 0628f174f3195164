using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>Conditions in SQLite's words; null is neither true nor false in both languages.</summary>
internal sealed class PredicateTranslator(QueryTranslator queries)
{
    /// <exception cref="SqlServerError">Something that the stand-in was not made for.</exception>
    public string Translate(BooleanExpression predicate, Scope scope) => predicate switch
    {
        BooleanParenthesisExpression inner => $"({Translate(inner.Expression, scope)})",
        BooleanNotExpression negated => $"NOT ({Translate(negated.Expression, scope)})",
        BooleanBinaryExpression { BinaryExpressionType: var type } both =>
            $"({Translate(both.FirstExpression, scope)} {(type is BooleanBinaryExpressionType.And ? "AND" : "OR")} {Translate(both.SecondExpression, scope)})",
        BooleanComparisonExpression comparison => Compare(
            Value(comparison.FirstExpression, scope),
            SignOf(comparison),
            Value(comparison.SecondExpression, scope)),
        BooleanIsNullExpression isNull => $"{Value(isNull.Expression, scope).Sql} IS {(isNull.IsNot ? "NOT " : "")}NULL",
        BooleanTernaryExpression { TernaryExpressionType: BooleanTernaryExpressionType.Between } between =>
            $"({Compare(Value(between.FirstExpression, scope), ">=", Value(between.SecondExpression, scope))}"
            + $" AND {Compare(Value(between.FirstExpression, scope), "<=", Value(between.ThirdExpression, scope))})",
        InPredicate { Subquery: null } among => Among(among, scope),
        ExistsPredicate exists => $"EXISTS ({queries.Translate(exists.Subquery.QueryExpression, scope).Sql})",
        _ => throw Grammar.NotUnderstood(predicate),
    };

    private Translated Value(ScalarExpression expression, Scope scope) => queries.Expressions.Translate(expression, scope);

    private static string SignOf(BooleanComparisonExpression comparison) => comparison.ComparisonType switch
    {
        BooleanComparisonType.Equals => "=",
        BooleanComparisonType.NotEqualToBrackets or BooleanComparisonType.NotEqualToExclamation => "<>",
        BooleanComparisonType.LessThan => "<",
        BooleanComparisonType.LessThanOrEqualTo => "<=",
        BooleanComparisonType.GreaterThan => ">",
        BooleanComparisonType.GreaterThanOrEqualTo => ">=",
        _ => throw Grammar.NotUnderstood(comparison),
    };

    private string Among(InPredicate among, Scope scope)
    {
        var value = Value(among.Expression, scope);
        var values = among.Values.Select(each => Value(each, scope)).ToList();
        var type = values.Select(each => each.Type).Aggregate(value.Type, SqlType.Higher);

        return $"{Collated(value.As(type))} {(among.NotDefined ? "NOT " : "")}IN ({string.Join(", ", values.Select(each => each.As(type).Sql))})";
    }

    private static string Compare(Translated one, string sign, Translated other)
    {
        var type = SqlType.Higher(one.Type, other.Type);
        var collation = one.Collation ?? other.Collation;

        return $"{Collated(one.As(type) with { Collation = collation })} {sign} {other.As(type).Sql}";
    }

    /// <summary>Text compares as its column does, or as a database does by default; decimals, which are kept as text, by their values.</summary>
    private static string Collated(Translated value) => value.Type switch
    {
        { Kind: SqlKind.Decimal } => $"{value.Sql} COLLATE {Collations.OfDecimals}",
        { IsText: true } => $"{value.Sql} COLLATE \"{value.Collation ?? Collations.Default}\"",
        _ => value.Sql,
    };
}
