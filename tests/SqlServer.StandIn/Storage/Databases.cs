using System.Globalization;

namespace SqlServer.StandIn.Storage;

/// <summary>The server's databases, in a directory that goes with it. master holds nothing.</summary>
internal sealed class Databases : IDisposable
{
    public const string Master = "master";

    private readonly string _directory = Directory.CreateTempSubdirectory("sqlserver-stand-in-").FullName;
    private readonly Dictionary<string, DatabaseFile> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private int _made;

    public Databases()
    {
        Create(Master);
    }

    public DatabaseFile? Find(string name)
    {
        lock (_lock)
        {
            return _files.GetValueOrDefault(name);
        }
    }

    public void Create(string name)
    {
        lock (_lock)
        {
            if (_files.ContainsKey(name))
            {
                throw new SqlServerError(1801, 16, $"Database '{name}' already exists. Choose a different database name.");
            }

            var number = (++_made).ToString(CultureInfo.InvariantCulture);
            var file = new DatabaseFile(name, Path.Combine(_directory, number + ".db"));
            file.Make();
            _files[name] = file;
        }
    }

    /// <summary>Makes one from a file that <see cref="Save"/> has written.</summary>
    public void Restore(string name, string file)
    {
        Create(name);
        var database = Find(name)!;
        File.Copy(file, database.Path, overwrite: true);
        database.Make();
    }

    public void Save(string name, string file)
    {
        using var opened = new SqliteFile(Find(name)!.Path);
        opened.Execute($"VACUUM INTO '{file}'");
    }

    public void Drop(string name)
    {
        lock (_lock)
        {
            var file = _files.GetValueOrDefault(name)
                ?? throw new SqlServerError(3701, 11, $"Cannot drop the database '{name}', because it does not exist or you do not have permission.");

            if (name.Equals(Master, StringComparison.OrdinalIgnoreCase) || file.IsInUse)
            {
                throw new SqlServerError(3702, 16, $"Cannot drop database \"{name}\" because it is currently in use.");
            }

            file.Delete();
            _files.Remove(name);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
