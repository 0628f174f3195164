using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Standard;

public class StartTests
{
    [Theory]
    [InlineData("--Workforce:Address=0.0.0.0")]
    [InlineData("--Workforce:Address=192.168.1.10")]
    [InlineData("--Workforce:Address=localhost.example")]
    [InlineData("--Workforce:Port=70000")]
    [InlineData("--Workforce:DatabasePath=")]
    [InlineData("--Workforce:MaxMessageBytes=1")]
    [InlineData("--Workforce:Prot=5080")]
    [InlineData("--Workforce:Limits:CallsPerSecond=0")]
    [InlineData("--Workforce:Limits:MaxCallTime=00:00:00")]
    [InlineData("--Workforce:Limits:CallsPerSecnod=5")]
    [InlineData("--Kestrel:Endpoints:Open:Url=http://0.0.0.0:0")]
    [InlineData("--Kestrel:EndpointDefaults:Protocols=Http1")]
    [InlineData("--kestrel:endpoints:open:url=http://0.0.0.0:0")]
    [InlineData("--Workforce:Tls:CertifcatePath=x")]
    [InlineData("--Workforce:Tls:CertificatePath=no-such-file.pem")]
    [InlineData("--Workforce:Tls:KeyPath=key-without-certificate.pem")]
    [InlineData("--Workforce:ClientCertificates:RevokedPath=revoked-without-authority")]
    [InlineData("--Workforce:Tokens:Audience=workforce")]
    [InlineData("--Workforce:Tokens:ClockSkew=00:06:00")]
    [InlineData("--Workforce:Callers:0:Name=nobody-in-particular")]
    [InlineData("--Workforce:Groups:0:Grants:0:Rights:0=measures.raed")]
    [InlineData("--Workforce:SmallGroup=-1")]
    public async Task Start_SettingOutOfRange_IsRefusedByName(string setting)
    {
        var name = setting[2..setting.IndexOf('=', StringComparison.Ordinal)].Split(':')[setting.Contains(":Limits:", StringComparison.Ordinal) ? 2 : 1];

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartAsync(setting));

        Assert.Contains(exception.Failures, failure => failure.Contains(name, StringComparison.Ordinal));
    }

    /// <summary>All at once: an operator mends the settings in one go.</summary>
    [Fact]
    public async Task Start_OnTheNetworkWithoutTlsAndCallers_SaysAllThatIsMissing()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => RunningService.StartAsync("--Workforce:Address=0.0.0.0", "--Workforce:Port=70000", "--Workforce:Tokens:Audience=workforce", "--Workforce:Tls:KeyPath=key.pem"));

        foreach (var missing in new[] { "Tls:CertificatePath is required", "Port", "Tokens:Issuer is required", "Tokens:MetadataAddress or", "Tls:CertificatePath is required for what else" })
        {
            Assert.Contains(exception.Failures, failure => failure.Contains(missing, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Start_OnTheNetworkWithTlsAlone_IsRefused()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => RunningService.StartAsync("--Workforce:Address=::", "--Workforce:Tls:CertificatePath=server.pem"));

        Assert.Contains(exception.Failures, failure => failure.StartsWith("Workforce:ClientCertificates:AuthorityPath is required, or Workforce:Tokens", StringComparison.Ordinal));
    }

    /// <summary>With both the web server would listen there, instead of where it is told to here.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("1")]
    public async Task Start_WhereTheHostsUrlsArePreferred_IsRefused(string preferred)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => RunningService.StartAsync("--urls=http://0.0.0.0:0", $"--preferHostingUrls={preferred}"));

        Assert.Contains(exception.Failures, failure => failure.StartsWith("preferHostingUrls must not be set", StringComparison.Ordinal));
    }

    /// <summary>The web server would read its own section again, and listen there as well.</summary>
    [Fact]
    public async Task Endpoint_OfTheWebServerSetWhileRunning_IsNotListenedOn()
    {
        await using var service = await RunningService.StartAsync();
        var port = FreePort.Next();

        service.Later.Change(("Kestrel:Endpoints:Open:Url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));

        for (var until = DateTime.UtcNow.AddSeconds(3); DateTime.UtcNow < until; await Task.Delay(100))
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
        }
    }

    /// <summary>Rights that are written down, and nobody asked who they are, or a name that no certificate can have.</summary>
    [Theory]
    [InlineData("--Workforce:Callers:0:Subject=CN=hr-feed", "Workforce:ClientCertificates:AuthorityPath is required for Workforce:Callers")]
    [InlineData("--Workforce:Groups:0:Group=managers", "Workforce:Tokens is required for Workforce:Groups")]
    [InlineData("--Workforce:Callers:0:Subject=no distinguished name", "Workforce:Callers:0:Subject must be a distinguished name")]
    public async Task Start_WithCallersWhoCouldNotBeKnown_IsRefused(string setting, string fault)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartAsync(setting));

        Assert.Contains(exception.Failures, failure => failure.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_FileThatIsNoDatabase_StopsWithAReason()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is not a database. ", 1000)));

        var service = new RunningService([$"--Workforce:DatabasePath={file}"]);

        // The host may see itself stopped before it has quite started.
        await Record.ExceptionAsync(service.InitializeAsync);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => service.Model.Ready);
        await service.DisposeAsync();
        File.Delete(file);
    }

    [Fact]
    public async Task Stop_WithStreamsOpen_DoesNotWaitForThem()
    {
        var service = await RunningService.StartAsync();
        using var reflection = new ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo();
        await reflection.RequestStream.WriteAsync(new() { ListServices = "*" });
        Assert.True(await reflection.ResponseStream.MoveNext());

        var stopping = service.BeginStopAsync();

        // The host waits five seconds at most for a connection that its client keeps open.
        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(20))));
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Start_AfterARestart_AnswersAsBefore()
    {
        var service = await RunningService.StartAsync();
        await service.PushAsync(A.Unit("council"), A.Post("post", "council", "2.5"), A.Post("held", "unknown"));
        var before = await service.Measures.GetEstablishmentAsync(new() { UnitId = "council", AsOfDate = A.Day(2026, 1, 1) });

        await service.RestartAsync();
        var after = await service.Measures.GetEstablishmentAsync(new() { UnitId = "council", AsOfDate = A.Day(2026, 1, 1) });

        Assert.Equal(before, after);
        Assert.Single(service.Model.Current.Staffing.Held);
        await service.DisposeAsync();
    }
}
