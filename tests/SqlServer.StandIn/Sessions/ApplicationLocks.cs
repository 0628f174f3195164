using System.Collections.Concurrent;
using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Sessions;

/// <summary>The locks of sp_getapplock: of sessions, exclusive, by database and name.</summary>
internal sealed class ApplicationLocks
{
    public const int Granted = 0;
    public const int GrantedAfterAWait = 1;

    private readonly ConcurrentDictionary<(DatabaseFile, string), SemaphoreSlim> _locks = new();

    /// <summary>The lock's return value.</summary>
    public async Task<int> TakeAsync(DatabaseFile database, string resource, CancellationToken cancellationToken)
    {
        var found = _locks.GetOrAdd((database, resource), _ => new(1));

        if (await found.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return Granted;
        }

        await found.WaitAsync(cancellationToken);

        return GrantedAfterAWait;
    }

    public void Release(DatabaseFile database, string resource) => _locks[(database, resource)].Release();
}
