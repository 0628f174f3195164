using Grpc.Net.Client;
using Grpc.StandIns.V1;

namespace Grpc.StandIns.Tests.Loopback;

/// <summary>A test that calls a host of its own.</summary>
public abstract class LoopbackTest : IAsyncLifetime
{
    private EchoHost? _host;
    private GrpcChannel? _channel;

    private protected EchoHost Host => _host!;

    private protected EchoService.EchoServiceClient Client => new(_channel!);

    public async Task InitializeAsync()
    {
        _host = await EchoHost.StartAsync();
        _channel = _host.Channel();
    }

    public async Task DisposeAsync()
    {
        _channel!.Dispose();
        await _host!.DisposeAsync();
    }
}
