using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Sessions;

/// <summary>The server's procedures, as one session calls them.</summary>
internal sealed class Procedures(ApplicationLocks locks) : IDisposable
{
    private const string Session = "Session";
    private const string Exclusive = "Exclusive";

    private readonly List<(DatabaseFile Database, string Resource)> _held = [];

    /// <summary>The return value.</summary>
    /// <exception cref="SqlServerError">There is none of that name, or the stand-in was not made for what is asked of it.</exception>
    public async Task<int> RunAsync(string name, IReadOnlyDictionary<string, object?> parameters, DatabaseFile database, CancellationToken cancellationToken)
    {
        var resource = parameters.GetValueOrDefault("@Resource") as string;

        switch (name.ToLowerInvariant())
        {
            case "sp_getapplock":
                Require(parameters, "@LockOwner", Session);
                Require(parameters, "@LockMode", Exclusive);
                Refuse(parameters, "@LockTimeout");
                var held = (database, resource ?? throw SqlServerError.NotUnderstood("sp_getapplock without a resource"));
                var status = _held.Contains(held) ? ApplicationLocks.Granted : await locks.TakeAsync(database, held.Item2, cancellationToken);
                _held.Add(held);
                return status;

            case "sp_releaseapplock":
                Require(parameters, "@LockOwner", Session);
                return Release(database, resource);

            default:
                throw SqlServerError.NoSuchProcedure(name);
        }
    }

    /// <summary>The session ends, or becomes somebody else's.</summary>
    public void Dispose()
    {
        foreach (var (database, resource) in _held.Distinct())
        {
            locks.Release(database, resource);
        }

        _held.Clear();
    }

    private int Release(DatabaseFile database, string? resource)
    {
        if (resource is null || !_held.Remove((database, resource)))
        {
            throw new SqlServerError(1223, 16, $"Cannot release the application lock because it is not currently held: {resource}.");
        }

        if (!_held.Contains((database, resource)))
        {
            locks.Release(database, resource);
        }

        return 0;
    }

    private static void Require(IReadOnlyDictionary<string, object?> parameters, string name, string value)
    {
        if (!value.Equals(parameters.GetValueOrDefault(name) as string, StringComparison.OrdinalIgnoreCase))
        {
            throw SqlServerError.NotUnderstood($"{name} that is not {value}");
        }
    }

    private static void Refuse(IReadOnlyDictionary<string, object?> parameters, string name)
    {
        if (parameters.ContainsKey(name))
        {
            throw SqlServerError.NotUnderstood($"{name} of an application lock");
        }
    }
}
