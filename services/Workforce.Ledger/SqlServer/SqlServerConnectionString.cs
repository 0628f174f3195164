using Microsoft.Data.SqlClient;

namespace Workforce.Ledger.SqlServer;

/// <summary>Reads a connection string, and says what is wrong with it without repeating it.</summary>
public static class SqlServerConnectionString
{
    /// <summary>What is wrong with it; null where nothing is.</summary>
    public static string? Fault(string connectionString)
    {
        try
        {
            Parse(connectionString);

            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <exception cref="ArgumentException">It cannot be used. The message does not hold it, nor has the exception an inner one that might.</exception>
    internal static SqlConnectionStringBuilder Parse(string connectionString)
    {
        SqlConnectionStringBuilder builder;

        try
        {
            builder = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            throw new ArgumentException("is not a connection string of SQL Server.");
        }

        if (builder.DataSource.Length == 0 || builder.InitialCatalog.Length == 0)
        {
            throw new ArgumentException("must name a server and a database: Server=...;Database=...;");
        }

        if (builder.ApplicationName == new SqlConnectionStringBuilder().ApplicationName)
        {
            builder.ApplicationName = "Workforce";
        }

        // One statement at a time is all that is asked of a connection, and to have more slows each.
        builder.MultipleActiveResultSets = false;

        return builder;
    }
}
