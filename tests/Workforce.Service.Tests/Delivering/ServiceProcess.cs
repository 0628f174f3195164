using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Workforce.Service.Tests.Delivering;

/// <summary>The service as a process of its own, that can be killed and started again on the same port and database.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-killed-").FullName;
    private readonly int _port = FreePort();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}");

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Workforce.Service.dll"),
                $"--Workforce:Port={_port.ToString(CultureInfo.InvariantCulture)}",
                $"--Workforce:DatabasePath={Path.Combine(_directory, "workforce.db")}",
                "--Logging:LogLevel:Default=None",
            },
        };

        _process = Process.Start(start);
    }

    /// <summary>SIGKILL: nothing of the process runs after it.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Waits, a bounded time, until the service says that it is serving.</summary>
    public async Task UntilServingAsync()
    {
        using var channel = GrpcChannel.ForAddress(Address);
        var health = new Health.HealthClient(channel);
        var deadline = DateTime.UtcNow.AddSeconds(60);

        while (true)
        {
            try
            {
                var response = await health.CheckAsync(new(), deadline: deadline);

                if (response.Status is HealthCheckResponse.Types.ServingStatus.Serving)
                {
                    return;
                }
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable && DateTime.UtcNow < deadline)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_directory, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
