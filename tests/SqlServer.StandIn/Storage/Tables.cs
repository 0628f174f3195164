using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Storage;

/// <summary>What a database's tables are, as one session sees them at one moment.</summary>
internal sealed class Tables(SqliteFile file)
{
    private readonly Dictionary<string, Table?> _known = new(StringComparer.OrdinalIgnoreCase);
    private long _version = -1;

    /// <summary>Rises with every change of a table.</summary>
    public long Version => _version;

    /// <summary>Must come before each statement: another session may have changed a table.</summary>
    public void Refresh()
    {
        if (file.SchemaVersion is var version && version != _version)
        {
            _known.Clear();
            _version = version;
        }
    }

    public Table? Find(string name)
    {
        if (!_known.TryGetValue(name, out var table))
        {
            _known[name] = table = Read(name);
        }

        return table;
    }

    /// <exception cref="SqlServerError">There is none of that name.</exception>
    public Table Get(string name) => Find(name) ?? throw SqlServerError.NoSuchTable(name);

    /// <summary>Whether an index, a key, a reference or a check names a column.</summary>
    public bool HasDependants(Table table, TableColumn column)
    {
        using var statement = file.Prepare("SELECT sql FROM sqlite_master WHERE tbl_name = ?1 COLLATE NOCASE AND sql IS NOT NULL");
        statement.Bind([table.Name]);
        var times = 0;

        while (statement.Step())
        {
            times += ((string)statement.Value(0)!).Split($"\"{column.Name}\"").Length - 1;
        }

        // Where it is defined.
        return times > 1;
    }

    private Table? Read(string name)
    {
        var columns = new List<TableColumn>();
        using var statement = file.Prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?1)");
        statement.Bind([name]);

        while (statement.Step())
        {
            // A column's collation is written behind its type, since SQLite does not tell it.
            var declared = ((string)statement.Value(1)!).Trim('"').Split(' ');
            columns.Add(new((string)statement.Value(0)!, SqlType.Parse(declared[0]), (long)statement.Value(2)! == 0, declared.ElementAtOrDefault(1)));
        }

        return columns.Count == 0 ? null : new(name, columns);
    }
}

internal sealed record Table(string Name, IReadOnlyList<TableColumn> Columns)
{
    public TableColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

internal sealed record TableColumn(string Name, SqlType Type, bool IsNullable, string? Collation);
