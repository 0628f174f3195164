using SQLitePCL;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Storage;

/// <summary>A connection to a SQLite file that knows the server's collations and conversions.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly sqlite3 _handle;

    // What a function of ours threw within a statement: SQLite would pass on its text alone.
    private SqlServerError? _fault;

    static SqliteFile() => Batteries_V2.Init();

    public SqliteFile(string path)
    {
        Check(raw.sqlite3_open_v2(path, out _handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null));
        raw.sqlite3_extended_result_codes(_handle, 1);

        foreach (var (name, compare) in Collations.All)
        {
            Check(raw.sqlite3_create_collation(_handle, name, null, (_, one, other) => compare(one, other)));
        }

        AddFunction("cast_as", 2, values => Conversion.Cast(values[1], SqlType.Parse((string)values[0]!)));
        AddFunction("assign_to", 3, values => Conversion.Assign(values[2], SqlType.Parse((string)values[0]!), (string)values[1]!));

        // Nothing here outlives the process. Writers wait for each other before they come to SQLite, which waits for a file that is closed.
        Execute("PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON");
    }

    public int RowsChanged => raw.sqlite3_changes(_handle);

    /// <summary>Rises with every change of a table.</summary>
    public long SchemaVersion
    {
        get
        {
            using var statement = Prepare("PRAGMA schema_version");
            statement.Step();

            return (long)statement.Value(0)!;
        }
    }

    /// <summary>Ends what runs; from any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));

        return new(this, statement);
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    public void Dispose() => raw.sqlite3_close_v2(_handle);

    public void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return;
        }

        if (_fault is { } fault)
        {
            _fault = null;
            throw fault;
        }

        throw SqliteFaults.Translate(raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    private void AddFunction(string name, int arguments, Func<object?[], object?> function) => Check(raw.sqlite3_create_function(
        _handle,
        name,
        arguments,
        raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC,
        null,
        (context, _, values) =>
        {
            try
            {
                Answer(context, function(Array.ConvertAll(values, ValueOf)));
            }
            catch (SqlServerError error)
            {
                _fault = error;
                raw.sqlite3_result_error(context, error.Message);
            }
        }));

    private static object? ValueOf(sqlite3_value value) => raw.sqlite3_value_type(value) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => raw.sqlite3_value_int64(value),
        raw.SQLITE_BLOB => raw.sqlite3_value_blob(value).ToArray(),
        _ => raw.sqlite3_value_text(value).utf8_to_string(),
    };

    private static void Answer(sqlite3_context context, object? value)
    {
        switch (value)
        {
            case null:
                raw.sqlite3_result_null(context);
                break;
            case long number:
                raw.sqlite3_result_int64(context, number);
                break;
            case byte[] bytes:
                raw.sqlite3_result_blob(context, bytes);
                break;
            default:
                raw.sqlite3_result_text(context, (string)value);
                break;
        }
    }
}
