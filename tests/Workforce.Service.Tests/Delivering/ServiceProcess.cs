using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Delivering;

/// <summary>The service as a process of its own, that can be killed and started again on the same port and database.</summary>
/// <param name="databasePath">The ledger's file.</param>
/// <param name="settings">Further settings, such as <c>--Workforce:NotReadyAfter=00:00:01</c>.</param>
internal sealed class ServiceProcess(string databasePath, params string[] settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly int _port = FreePort.Next();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}");

    public bool HasExited => _process is null or { HasExited: true };

    /// <summary>The shell command in whose place the service runs, with the service's own command line as <c>"$@"</c>; it must exec.</summary>
    public string? Shell { get; init; }

    public void Start()
    {
        var command = new List<string>
        {
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Workforce.Service.dll"),
            $"--Workforce:Port={_port.ToString(CultureInfo.InvariantCulture)}",
            $"--Workforce:DatabasePath={databasePath}",
            "--Workforce:CreateLedger=true",
            "--Logging:LogLevel:Default=None",
        };
        command.AddRange(settings);

        if (Shell is not null)
        {
            command.InsertRange(0, ["bash", "-c", Shell, "service"]);
        }

        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)));
    }

    /// <summary>SIGKILL: nothing of the process runs after it.</summary>
    public void Kill()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    /// <summary>A channel that looks for the service again soon, however long it was away.</summary>
    public static GrpcChannel Connect(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(20),
        MaxReconnectBackoff = TimeSpan.FromMilliseconds(50),
    });

    /// <summary>Waits, a bounded time, until the service says that it is serving.</summary>
    public async Task UntilServingAsync()
    {
        using var channel = Connect(Address);
        var deadline = DateTime.UtcNow + Patience;

        while (!await IsServingAsync(channel, deadline))
        {
            if (HasExited || DateTime.UtcNow > deadline)
            {
                throw new InvalidOperationException(HasExited ? $"The service ended with {_process?.ExitCode}." : "The service does not become ready.");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Waits, a bounded time, until the service ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> UntilExitAsync()
    {
        await _process!.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>The processor time that it has used, of all its threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The process itself, for what a test does to it or to what it alone sees.</summary>
    public string Id => _process!.Id.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Kill();
        _process?.Dispose();
    }

    private static async Task<bool> IsServingAsync(GrpcChannel channel, DateTime deadline)
    {
        try
        {
            var response = await new Health.HealthClient(channel).CheckAsync(new(), deadline: deadline);
            return response.Status is HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable)
        {
            // Not listening yet.
            return false;
        }
    }
}
