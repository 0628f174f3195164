using System.ComponentModel;

namespace Grpc.Core;

/// <summary>The methods of a service, with what answers each.</summary>
public partial class ServerServiceDefinition
{
    private readonly IReadOnlyList<Action<ServiceBinderBase>> _additions;

    private ServerServiceDefinition(IReadOnlyList<Action<ServiceBinderBase>> additions)
    {
        _additions = additions;
    }

    public static Builder CreateBuilder() => new();

    /// <summary>Tells the binder every method, in the order they were added. Meant for servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BindService(ServiceBinderBase serviceBinder)
    {
        ArgumentNullException.ThrowIfNull(serviceBinder);
        foreach (var add in _additions)
        {
            add(serviceBinder);
        }
    }
}
