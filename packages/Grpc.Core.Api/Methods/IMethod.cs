namespace Grpc.Core;

/// <summary>A remote method, whatever its messages.</summary>
public interface IMethod
{
    MethodType Type { get; }

    /// <summary>The service with its package, such as <c>grpc.health.v1.Health</c>.</summary>
    string ServiceName { get; }

    string Name { get; }

    /// <summary>The path of the HTTP/2 request: <c>/service/method</c>.</summary>
    string FullName { get; }
}
