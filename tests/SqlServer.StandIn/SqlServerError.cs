namespace SqlServer.StandIn;

/// <summary>What the server answers with an ERROR token, by the numbers of sys.messages.</summary>
/// <param name="number">The number.</param>
/// <param name="severity">From 20 on the connection is closed after it.</param>
/// <param name="message">What the client sees.</param>
internal sealed class SqlServerError(int number, byte severity, string message) : Exception(message)
{
    /// <summary>Not one of the server's: whatever the stand-in was not made for.</summary>
    public const int NotUnderstoodNumber = 50001;

    public int Number => number;

    public byte Severity => severity;

    /// <summary>The statement is undone and the next one of the batch runs; of any other error the batch ends.</summary>
    public bool EndsItsStatementOnly => number is 515 or 547 or 2601 or 2627 or 2628 or 8115;

    /// <summary>The transaction ends with it.</summary>
    public bool EndsTheTransaction => number is 1205 || severity >= 17;

    public static SqlServerError NotUnderstood(string what) => new(NotUnderstoodNumber, 16, $"The stand-in does not understand {what}.");

    public static SqlServerError NoSuchTable(string name) => new(208, 16, $"Invalid object name '{name}'.");

    public static SqlServerError NoSuchColumn(string name) => new(207, 16, $"Invalid column name '{name}'.");

    public static SqlServerError NoSuchVariable(string name) => new(137, 15, $"Must declare the scalar variable \"{name}\".");

    public static SqlServerError NoSuchProcedure(string name) => new(2812, 16, $"Could not find stored procedure '{name}'.");

    public static SqlServerError Overflow(string type) => new(8115, 16, $"Arithmetic overflow error converting expression to data type {type}.");

    public static SqlServerError NotConvertible(string type) => new(245, 16, $"Conversion failed when converting a value to data type {type}.");
}
