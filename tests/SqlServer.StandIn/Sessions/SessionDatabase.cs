using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Sessions;

/// <summary>
/// A session's database and transaction. READ COMMITTED: until a transaction's first write each read sees what is committed as it
/// begins; from the write on, for which it waits its turn, nobody else writes.
/// </summary>
internal sealed class SessionDatabase : IDisposable
{
    private readonly SqliteFile _file;
    private bool _isWriting;

    public SessionDatabase(DatabaseFile database)
    {
        Database = database;
        _file = database.Open();
        Tables = new(_file);
    }

    public DatabaseFile Database { get; }

    public Tables Tables { get; }

    /// <summary>How many BEGINs have no COMMIT as yet.</summary>
    public int TransactionDepth { get; private set; }

    public void Interrupt() => _file.Interrupt();

    public SqliteStatement Prepare(string sql, IReadOnlyList<object?> values)
    {
        var statement = _file.Prepare(sql);
        statement.Bind(values);

        return statement;
    }

    public void Begin() => TransactionDepth++;

    /// <summary>Whether the transaction ends with it, which that of a BEGIN within one does not.</summary>
    /// <exception cref="SqlServerError">There is none.</exception>
    public bool Commit()
    {
        RequireTransaction("COMMIT");

        if (--TransactionDepth > 0)
        {
            return false;
        }

        End("COMMIT");

        return true;
    }

    /// <exception cref="SqlServerError">There is none.</exception>
    public void Rollback()
    {
        RequireTransaction("ROLLBACK");
        TransactionDepth = 0;
        End("ROLLBACK");
    }

    /// <summary>Runs a statement that writes, once nobody else does; it takes place as a whole or not at all. Tells how many rows it touched.</summary>
    public Task<int> WriteAsync(Func<Tables, string> translate, IReadOnlyList<object?> values, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            using var statement = Prepare(translate(Tables), values);

            while (statement.Step())
            {
                // A write has no rows.
            }

            return _file.RowsChanged;
        },
        cancellationToken);

    /// <summary>The same, of one that changes tables; in SQLite's words it may be several.</summary>
    public Task ChangeTablesAsync(Func<Tables, string> translate, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            _file.Execute(translate(Tables));

            return 0;
        },
        cancellationToken);

    public void Dispose()
    {
        if (_isWriting)
        {
            End("ROLLBACK");
        }

        Database.Close(_file);
    }

    private async Task<int> WriteAsync(Func<int> write, CancellationToken cancellationToken)
    {
        if (!_isWriting)
        {
            await Database.WriteLock.WaitAsync(cancellationToken);
            _isWriting = true;
            _file.Execute("BEGIN IMMEDIATE");
        }

        try
        {
            Tables.Refresh();
            _file.Execute("SAVEPOINT statement");
            var rows = write();
            _file.Execute("RELEASE statement");

            if (TransactionDepth == 0)
            {
                End("COMMIT");
            }

            return rows;
        }
        catch
        {
            if (TransactionDepth == 0)
            {
                End("ROLLBACK");
            }
            else
            {
                _file.Execute("ROLLBACK TO statement; RELEASE statement");
            }

            throw;
        }
    }

    private void End(string how)
    {
        if (_isWriting)
        {
            _file.Execute(how);
            _isWriting = false;
            Database.WriteLock.Release();
        }
    }

    private void RequireTransaction(string request)
    {
        if (TransactionDepth == 0)
        {
            throw request is "COMMIT"
                ? new SqlServerError(3902, 16, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.")
                : new SqlServerError(3903, 16, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }
    }
}
