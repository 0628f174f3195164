namespace Workforce.Service.Access.Transport;

/// <summary>Something made of files that is made again when they change.</summary>
internal interface IWatchedFiles
{
    /// <summary>Looks whether the files have changed; what they hold now is used from here on if it can be, and else what they held before.</summary>
    void Look();
}

/// <inheritdoc cref="IWatchedFiles"/>
/// <remarks>
/// Compares contents, not times: a file that is put in another's place by a link, as secrets are in a cluster, may be older than it.
/// </remarks>
internal sealed class WatchedFiles<T> : IWatchedFiles
    where T : class
{
    private readonly string[] _paths;
    private readonly Func<byte[][], T> _make;
    private readonly AccessLog _log;
    private byte[][] _read;
    private volatile T _current;

    /// <exception cref="Exception">As <paramref name="make"/> or the file system throws, for files that cannot be used at the start.</exception>
    public WatchedFiles(string[] paths, Func<byte[][], T> make, AccessLog log)
    {
        (_paths, _make, _log) = (paths, make, log);
        _read = ReadAll();
        _current = make(_read);
    }

    /// <summary>What is made of the files as they last could be used.</summary>
    public T Current => _current;

    public void Look()
    {
        try
        {
            var now = ReadAll();

            if (!now.Zip(_read).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
            {
                // Noted first, so that a bad file is complained of once.
                _read = now;
                _current = _make(now);
                _log.Reloaded(_paths[0]);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _log.NotReloaded(_paths[0], exception.Message);
        }
    }

    private byte[][] ReadAll() => [.. _paths.Select(File.ReadAllBytes)];
}
