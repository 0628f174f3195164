namespace SqlServer.StandIn.Storage;

/// <summary>A database of the server's: a SQLite file, whoever has a session on it, and the right to write, which one session has at a time.</summary>
internal sealed class DatabaseFile(string name, string path)
{
    private int _sessions;

    public string Name => name;

    public string Path => path;

    /// <summary>Held from the first write of a transaction to its end.</summary>
    public SemaphoreSlim WriteLock { get; } = new(1);

    /// <summary>Switched on by ALTER DATABASE; it changes nothing here, where readers never wait.</summary>
    public bool IsReadCommittedSnapshot { get; set; }

    public bool IsInUse => Volatile.Read(ref _sessions) > 0;

    /// <summary>Before the first session: readers then never wait for a writer.</summary>
    public void Make()
    {
        using var file = new SqliteFile(path);
        file.Execute("PRAGMA journal_mode = WAL");
    }

    public SqliteFile Open()
    {
        Interlocked.Increment(ref _sessions);

        return new(path);
    }

    public void Close(SqliteFile file)
    {
        file.Dispose();
        Interlocked.Decrement(ref _sessions);
    }

    public void Delete()
    {
        foreach (var part in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(part);
        }
    }
}
