using System.Globalization;
using Workforce.Ledger.SqlServer;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>
/// The server that the whole suite runs on where the environment names one; see docs/operations.md. Each test makes a database
/// of its own there and drops it, one test at a time.
/// </summary>
internal static class SqlServerUnderTest
{
    public const string Variable = "WORKFORCE_SQLSERVER";

    public static string? ConnectionString { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    /// <summary>For servers that want fewer rows a statement than the service sends unless it is told otherwise.</summary>
    public static int MaxBatchSize { get; } = Environment.GetEnvironmentVariable($"{Variable}_MAX_BATCH_SIZE") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : SqlServerInsert.DefaultMaxBatchSize;

    public static string Skip => $"No SQL Server: set {Variable} to a connection string, and the whole suite runs on it instead of on SQLite.";
}

/// <summary>A test that only a server can tell anything about; skipped, and seen to be skipped, without one.</summary>
internal sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (SqlServerUnderTest.ConnectionString is null)
        {
            Skip = SqlServerUnderTest.Skip;
        }
    }
}
