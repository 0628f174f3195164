using SQLitePCL;

namespace SqlServer.StandIn.Storage;

/// <summary>A statement of SQLite's, with its values.</summary>
internal sealed class SqliteStatement(SqliteFile file, sqlite3_stmt statement) : IDisposable
{
    public int ColumnCount => raw.sqlite3_column_count(statement);

    /// <summary>Gives ?1, ?2 and so on their values; what the statement does not mention it does not need.</summary>
    public void Bind(IReadOnlyList<object?> values)
    {
        var count = Math.Min(values.Count, raw.sqlite3_bind_parameter_count(statement));

        for (var i = 0; i < count; i++)
        {
            file.Check(values[i] switch
            {
                null => raw.sqlite3_bind_null(statement, i + 1),
                long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                byte[] bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes),
                var text => raw.sqlite3_bind_text(statement, i + 1, (string)text),
            });
        }
    }

    /// <summary>Whether there is another row.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        file.Check(result);

        return result == raw.SQLITE_ROW;
    }

    public object? Value(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, column).ToArray(),
        _ => raw.sqlite3_column_text(statement, column).utf8_to_string(),
    };

    public void Dispose() => raw.sqlite3_finalize(statement);
}
