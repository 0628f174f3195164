using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workforce.Ledger.Sqlite;

namespace Workforce.Ledger.Tests;

/// <summary>What is bound straight to SQLite is what the ADO provider would have stored, whose readers read it.</summary>
public sealed class SqliteBindingTests : IDisposable
{
    private readonly SqliteConnection _connection;

    public SqliteBindingTests()
    {
        SqliteEngine.EnsureReady();
        _connection = new("Data Source=:memory:");
        _connection.Open();
    }

    public static TheoryData<string, string> Values => new()
    {
        { "Int64", "9223372036854775807" },
        { "Int64", "-1" },
        { "Int32", "0" },
        { "Int32", "-2147483648" },
        { "Boolean", "True" },
        { "Boolean", "False" },
        { "String", "" },
        { "String", "Kinder- und Jugendhilfe, Ærø, 児童 👶" },
        { "String", new string('é', 300) },
        { "DateOnly", "1900-01-31" },
        { "DateOnly", "2100-12-31" },
        { "DateTime", "2026-11-21T00:00:00.0000000" },
        { "DateTime", "2026-11-21T09:08:07.1200000" },
        { "DateTime", "2026-11-21T23:59:59.9999990" },
        { "Decimal", "0" },
        { "Decimal", "1" },
        { "Decimal", "1.0" },
        { "Decimal", "0.600000" },
        { "Decimal", "100" },
        { "Decimal", "0.000000" },
        { "Decimal", "-10000.000001" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Bind_OfAnyType_StoresWhatTheAdoProviderDoes(string type, string text)
    {
        var value = Convert.ChangeType(
            type is "DateOnly" ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : text,
            Type.GetType($"System.{type}")!,
            CultureInfo.InvariantCulture);

        Assert.Equal(ByAdo(value), Straight(value));
        Assert.Equal(value, ReadBack(value));
    }

    /// <summary>Damage that SQLite itself cannot see: it keeps any value in any column.</summary>
    [Theory]
    [InlineData("Int64", "'a text'")]
    [InlineData("Int32", "3000000000")]
    [InlineData("Boolean", "NULL")]
    [InlineData("String", "1")]
    [InlineData("DateOnly", "'2026-02-30'")]
    [InlineData("DateOnly", "'2026-2-3'")]
    [InlineData("DateTime", "'2026-02-03 24:00:00'")]
    [InlineData("DateTime", "'2026-02-03 10:00:00.'")]
    [InlineData("DateTime", "'2026-02-03 10:00:00.12345678'")]
    [InlineData("Decimal", "'0.6 '")]
    public void Read_OfWhatIsNotOfTheColumnsType_Throws(string type, string sql)
    {
        var fault = Assert.Throws<TargetInvocationException>(() => Read(sql, Type.GetType($"System.{type}")!)).InnerException;

        Assert.True(fault is FormatException or InvalidCastException or OverflowException, $"{fault}");
    }

    [Fact]
    public void MethodFor_TypeOfNoColumn_Throws() =>
        Assert.Throws<NotSupportedException>(() => SqliteBinding.MethodFor(typeof(object)));

    public void Dispose() => _connection.Dispose();

    private string? ByAdo(object value)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT typeof($value) || ' ' || quote($value)";
        command.Parameters.AddWithValue("$value", value);
        return (string?)command.ExecuteScalar();
    }

    private object? ReadBack(object value)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "CREATE TEMP TABLE IF NOT EXISTS stored (value); DELETE FROM stored; INSERT INTO stored VALUES ($value)";
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
        return Read("(SELECT value FROM stored)", value.GetType());
    }

    private object? Read(string sql, Type type)
    {
        raw.sqlite3_prepare_v2(SqliteEngine.HandleOf(_connection), $"SELECT {sql}", out var statement);

        using (statement)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            return SqliteValues.MethodFor(type).Invoke(new SqliteValues(statement, 1), [0]);
        }
    }

    private string Straight(object value)
    {
        raw.sqlite3_prepare_v2(SqliteEngine.HandleOf(_connection), "SELECT typeof(?1) || ' ' || quote(?1)", out var statement);

        using (statement)
        {
            Assert.Equal(raw.SQLITE_OK, SqliteBinding.MethodFor(value.GetType()).Invoke(null, [statement, 1, value]));
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            return raw.sqlite3_column_text(statement, 0).utf8_to_string();
        }
    }
}
