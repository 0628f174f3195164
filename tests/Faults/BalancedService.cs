using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Faults;

/// <summary>HAProxy as deploy/haproxy.cfg configures it, before two replicas on one SQLite file; only ports and paths are changed, and it can be asked how it finds them.</summary>
internal sealed class BalancedService : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryDirectory _directory = new();
    private readonly Process?[] _replicas = new Process?[2];
    private readonly int[] _ports = [FreePort.Next(), FreePort.Next()];
    private readonly int _port = FreePort.Next();
    private Process? _balancer;
    private HttpClient? _probe;

    /// <summary>Where callers come.</summary>
    public Uri Address => new($"https://localhost:{_port.ToString(CultureInfo.InvariantCulture)}");

    public string AuthorityPath => _directory.File("certificates/ca.crt");

    private string StatePath => _directory.File("haproxy.state");

    public Uri AddressOf(int replica) => new($"https://localhost:{_ports[replica].ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Trusts the authority of this run and no other.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(AuthorityPath);
        return new() { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }

    public async Task StartAsync()
    {
        using var made = Service("certificates", _directory.File("certificates"), "--host", "localhost", "--host", "workforce");
        await made.WaitForExitAsync();
        _probe = new(CreateHandler()) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        Start(0);
        await UntilReadyAsync(0);
        Start(1);
        await UntilReadyAsync(1);

        var configuration = (await File.ReadAllTextAsync(ConfigurationPath()))
            .Replace("\nglobal\n", $"\nglobal\n    stats socket {StatePath} mode 600\n", StringComparison.Ordinal)
            .Replace("/certificates/", _directory.File("certificates/"), StringComparison.Ordinal)
            .Replace("bind :8443", $"bind 127.0.0.1:{_port}", StringComparison.Ordinal)
            .Replace("bind :9443", $"bind 127.0.0.1:{FreePort.Next()}", StringComparison.Ordinal)
            .Replace("127.0.0.1:8404", $"127.0.0.1:{FreePort.Next()}", StringComparison.Ordinal)
            .Replace("replica-1:5080", $"127.0.0.1:{_ports[0]}", StringComparison.Ordinal)
            .Replace("replica-2:5080", $"127.0.0.1:{_ports[1]}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_directory.File("haproxy.cfg"), configuration);
        _balancer = Process.Start(new ProcessStartInfo("haproxy", ["-q", "-db", "-f", _directory.File("haproxy.cfg")]));
        await UntilAsync(() => IsThereAsync(Address, HttpStatusCode.NotFound), _balancer!, "HAProxy does not answer.");
        await UntilBothAreUpAsync();
    }

    public void Start(int replica) => _replicas[replica] = Service(
        $"--Workforce:Port={_ports[replica]}",
        $"--Workforce:DatabasePath={_directory.File("workforce.db")}",
        "--Workforce:CreateLedger=true",
        $"--Workforce:Tls:CertificatePath={_directory.File("certificates/server.crt")}",
        $"--Workforce:Tls:KeyPath={_directory.File("certificates/server.key")}",
        "--Workforce:DrainTime=00:00:05",
        "--Workforce:WatchHeartbeat=00:00:01",
        "--Logging:LogLevel:Default=None");

    /// <summary>Waits, a bounded time, until a replica says that it is ready.</summary>
    public Task UntilReadyAsync(int replica) =>
        UntilAsync(() => IsThereAsync(AddressOf(replica), HttpStatusCode.OK), _replicas[replica]!, $"Replica {replica + 1} does not become ready.");

    /// <summary>Waits, a bounded time, until HAProxy has found both replicas to be there: of one that is ready it may not know yet.</summary>
    public Task UntilBothAreUpAsync() => UntilAsync(AreBothUpAsync, _balancer!, "HAProxy does not find both replicas.");

    /// <summary>SIGTERM, and waits until the replica has ended.</summary>
    public async Task StopAsync(int replica)
    {
        using var kill = Process.Start("kill", ["-TERM", _replicas[replica]!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _replicas[replica]!.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Kill(int replica)
    {
        _replicas[replica]!.Kill();
        _replicas[replica]!.WaitForExit();
    }

    public void Dispose()
    {
        foreach (var process in _replicas.Append(_balancer).OfType<Process>())
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        _probe?.Dispose();
        _directory.Dispose();
    }

    private static Process Service(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Workforce.Service.dll"), .. arguments]) { RedirectStandardOutput = arguments[0] is "certificates" })!;

    private static string ConfigurationPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "deploy", "haproxy.cfg")))
            {
                return Path.Combine(folder.FullName, "deploy", "haproxy.cfg");
            }
        }

        throw new InvalidOperationException("There is no deploy/haproxy.cfg above this program.");
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, Process process, string otherwise)
    {
        for (var until = DateTime.UtcNow + Patience; !await isSo(); await Task.Delay(20))
        {
            if (process.HasExited || DateTime.UtcNow > until)
            {
                throw new InvalidOperationException(otherwise);
            }
        }
    }

    /// <remarks>A server counts as up before it has been asked the first time, and while it has failed one check: as <c>UP 1/2</c>.</remarks>
    private async Task<bool> AreBothUpAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(StatePath));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("show stat\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        var rows = (await reader.ReadToEndAsync()).TrimStart('#', ' ').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        var (backend, server, status, check) = (Column("pxname"), Column("svname"), Column("status"), Column("check_status"));
        return rows.Count(row => row[backend] is "replicas" && row[server] is not "BACKEND" && row[status] is "UP" && row[check].EndsWith("L7OK", StringComparison.Ordinal)) == _ports.Length;

        int Column(string name) => rows[0].IndexOf(name);
    }

    /// <summary>HAProxy keeps questions of health to itself: they are not found.</summary>
    private async Task<bool> IsThereAsync(Uri address, HttpStatusCode status)
    {
        try
        {
            using var answer = await _probe!.GetAsync(new Uri(address, "/health/ready"));
            return answer.StatusCode == status;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }
}
