using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Binds one property of a row to one parameter of a statement.</summary>
internal abstract class SqliteColumn
{
    public abstract void Bind(sqlite3 connection, sqlite3_stmt statement, object row);

    /// <param name="rowType">The type of row.</param>
    /// <param name="mapping">EF's mapping of the property to its column.</param>
    /// <param name="parameter">The parameter's number, from 1.</param>
    public static SqliteColumn Of(Type rowType, IColumnMapping mapping, int parameter)
    {
        var property = mapping.Property.PropertyInfo!;
        var getter = Delegate.CreateDelegate(typeof(Func<,>).MakeGenericType(rowType, property.PropertyType), property.GetMethod!);
        var binder = Binder(property.PropertyType, mapping.TypeMapping.Converter?.ConvertToProviderExpression);

        return (SqliteColumn)Activator.CreateInstance(
            typeof(SqliteColumn<,>).MakeGenericType(rowType, property.PropertyType), getter, binder, parameter)!;
    }

    /// <summary>Compiles what binds a value: nothing as NULL, anything else as EF's conversion makes of it.</summary>
    private static Delegate Binder(Type type, LambdaExpression? conversion)
    {
        var (statement, parameter, value) =
            (Expression.Parameter(typeof(sqlite3_stmt)), Expression.Parameter(typeof(int)), Expression.Parameter(type));
        var plain = Expression.Convert(value, Nullable.GetUnderlyingType(type) ?? type);
        var converted = conversion is null ? plain : (Expression)Expression.Invoke(conversion, plain);
        Expression bind = Expression.Call(SqliteBinding.MethodFor(converted.Type), statement, parameter, converted);

        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
        {
            bind = Expression.Condition(
                Expression.Equal(value, Expression.Constant(null, type)),
                Expression.Call(typeof(raw), nameof(raw.sqlite3_bind_null), [], statement, parameter),
                bind);
        }

        return Expression.Lambda(typeof(Func<,,,>).MakeGenericType(typeof(sqlite3_stmt), typeof(int), type, typeof(int)), bind, statement, parameter, value)
            .Compile();
    }
}

/// <inheritdoc cref="SqliteColumn"/>
internal sealed class SqliteColumn<TRow, TValue>(
    Func<TRow, TValue> get,
    Func<sqlite3_stmt, int, TValue, int> bind,
    int parameter) : SqliteColumn
{
    private TValue? _bound;
    private bool _isBound;

    public override void Bind(sqlite3 connection, sqlite3_stmt statement, object row)
    {
        var value = get((TRow)row);

        if (_isBound && EqualityComparer<TValue>.Default.Equals(value, _bound))
        {
            return;
        }

        _isBound = false;
        SqliteEngine.Check(bind(statement, parameter, value), connection);
        (_bound, _isBound) = (value, true);
    }
}
