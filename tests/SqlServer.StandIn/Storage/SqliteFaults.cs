namespace SqlServer.StandIn.Storage;

/// <summary>What SQL Server says where SQLite has refused.</summary>
internal static class SqliteFaults
{
    private const int Interrupted = 9;
    private const int Busy = 5;
    private const int CheckFailed = 275;
    private const int ForeignKeyFailed = 787;
    private const int NotNullFailed = 1299;
    private const int PrimaryKeyFailed = 1555;
    private const int UniqueFailed = 2067;

    public static Exception Translate(int code, string text) => code switch
    {
        Interrupted => new OperationCanceledException(),
        NotNullFailed => new SqlServerError(515, 16, $"Cannot insert the value NULL into column: column does not allow nulls. {text}."),
        PrimaryKeyFailed => new SqlServerError(2627, 14, $"Violation of PRIMARY KEY constraint. Cannot insert duplicate key. {text}."),
        UniqueFailed => new SqlServerError(2601, 14, $"Cannot insert duplicate key row in object with unique index. {text}."),
        CheckFailed => new SqlServerError(547, 16, $"The statement conflicted with a CHECK constraint. {text}."),
        ForeignKeyFailed => new SqlServerError(547, 16, $"The statement conflicted with a FOREIGN KEY constraint. {text}."),
        _ when (code & 0xFF) == Busy => new SqlServerError(1222, 16, "Lock request time out period exceeded."),
        _ => SqlServerError.NotUnderstood($"what SQLite answered to its translation ({code}: {text})"),
    };
}
