using System.Numerics;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Workforce.Service.Commands;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

public class CertificateTests(GuardedService service) : IClassFixture<GuardedService>
{
    private static Task<WorkerRecord> AskAsync(CallInvoker caller) => new StaffingService.StaffingServiceClient(caller).GetWorkerAsync(new() { WorkerId = "w1" }).ResponseAsync;

    private Task<(StatusCode Status, string Why)> RefusalAsync(X509Certificate2? certificate) => GuardedService.RefusalAsync(() => AskAsync(service.By(certificate)));

    [Fact]
    public async Task Certificate_OfACaller_IsBelieved()
    {
        using var certificate = service.Authority.ForClient("hr-feed");
        await AskAsync(service.By(certificate));
    }

    [Fact]
    public async Task Certificate_IsKnownByItsAlternativeName_AndMayDoWhatItsCallerMay()
    {
        using var certificate = service.Authority.ForClient("dashboard.council.example");
        var caller = service.By(certificate);

        await new MeasuresService.MeasuresServiceClient(caller).GetVacancyRateAsync(new() { UnitId = "t1" });
        Assert.Equal((StatusCode.PermissionDenied, "staffing.read"), await GuardedService.RefusalAsync(() => AskAsync(caller)));
    }

    [Fact]
    public async Task Certificate_None_IsToldSo() => Assert.Equal((StatusCode.Unauthenticated, "NO_CREDENTIALS"), await RefusalAsync(certificate: null));

    [Fact]
    public async Task Certificate_OfNobody_IsToldSo()
    {
        using var certificate = service.Authority.ForClient("somebody-else");
        Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_OF_NO_CALLER"), await RefusalAsync(certificate));
    }

    [Fact]
    public async Task Certificate_Expired_IsToldSo()
    {
        using var certificate = service.Authority.ForClient("hr-feed", DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(-1));
        Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_EXPIRED"), await RefusalAsync(certificate));
    }

    [Fact]
    public async Task Certificate_NotYetValid_IsToldSo()
    {
        using var certificate = service.Authority.ForClient("hr-feed", DateTimeOffset.UtcNow.AddHours(1), DateTimeOffset.UtcNow.AddHours(2));
        Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_NOT_YET_VALID"), await RefusalAsync(certificate));
    }

    /// <summary>By an authority of the same name, by none, and one that is for services: the name alone is worth nothing.</summary>
    [Fact]
    public async Task Certificate_ThatProvesNothing_IsNotBelieved()
    {
        using var other = DevelopmentAuthority.Create("Test authority", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(2));
        using var byAnother = other.ForClient("hr-feed");
        using var forServices = service.Authority.ForServer("hr-feed");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var byItself = new CertificateRequest("CN=hr-feed", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));

        foreach (var certificate in new[] { byAnother, forServices, byItself })
        {
            Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_NOT_TRUSTED"), await RefusalAsync(certificate));
        }
    }

    /// <summary>A connection that stands is no longer believed either.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Certificate_Revoked_IsToldSo_OnAConnectionThatStands(bool bySerialNumber)
    {
        using var certificate = service.Authority.ForClient("hr-feed");
        var caller = service.By(certificate);
        await AskAsync(caller);

        await File.AppendAllTextAsync(
            service.PathOf("revoked"),
            $"{(bySerialNumber ? certificate.SerialNumber : certificate.GetCertHashString(HashAlgorithmName.SHA256))} # a laptop was lost\n");

        await Eventually.IsRefusedAsync("CERTIFICATE_REVOKED", () => AskAsync(caller));
        Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_REVOKED"), await RefusalAsync(certificate));
    }

    [Fact]
    public async Task Certificate_OnTheRevocationList_IsRefused_AndAnotherIsNot()
    {
        await using var lists = new GuardedService("--Workforce:ClientCertificates:RevocationListPath=*/crl");
        using var revoked = lists.Authority.ForClient("hr-feed");
        using var good = lists.Authority.ForClient("hr-feed");
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry(revoked);
        await File.WriteAllBytesAsync(
            lists.PathOf("crl"),
            builder.Build(lists.Authority.Certificate, BigInteger.One, DateTimeOffset.UtcNow.AddDays(1), HashAlgorithmName.SHA256));
        await lists.InitializeAsync();

        Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_REVOKED"), await GuardedService.RefusalAsync(() => AskAsync(lists.By(revoked))));
        await AskAsync(lists.By(good));
    }

    [Fact]
    public async Task ServerCertificate_ThatChanges_IsShownToWhoConnectsNext_AndABadOneIsNot()
    {
        var before = await SerialNumberAsync();

        service.WriteServer(service.Authority);
        await LoggedAsync("server.crt has changed");
        var after = await SerialNumberAsync();
        Assert.NotEqual(before, after);

        await File.WriteAllTextAsync(service.PathOf("server.crt"), "no certificate");
        await LoggedAsync("server.crt cannot be used");
        Assert.Equal(after, await SerialNumberAsync());

        service.WriteServer(service.Authority);
    }

    [Fact]
    public async Task ServerCertificate_OfAPfx_IsShown_AndReadAgainWhenItChanges()
    {
        await using var pfx = new GuardedService("--Workforce:Tls:CertificatePath=*/server.pfx", "--Workforce:Tls:KeyPath=", "--Workforce:Tls:Password=a password");
        WritePfx(pfx);
        await pfx.InitializeAsync();
        var before = await SerialNumberAsync(pfx);

        WritePfx(pfx);

        await Eventually.SucceedsAsync(async () => _ = await SerialNumberAsync(pfx) != before ? 0 : throw new RpcException(Grpc.Core.Status.DefaultCancelled));
    }

    [Theory]
    [InlineData("another password")]
    [InlineData("")]
    public async Task ServerCertificate_OfAPfxThatCannotBeOpened_IsRefusedAtTheStart(string password)
    {
        var pfx = new GuardedService("--Workforce:Tls:CertificatePath=*/server.pfx", "--Workforce:Tls:KeyPath=", $"--Workforce:Tls:Password={password}");
        WritePfx(pfx);

        var exception = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(pfx.InitializeAsync);

        Assert.Contains(exception.Failures, failure => failure.StartsWith("Workforce:Tls: the certificate cannot be used.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connection_OfOldTls_IsNotMade()
    {
#pragma warning disable CA5397, SYSLIB0039, CS0618 // What must not be spoken is tried here.
        var channel = service.ChannelBy(certificate: null, with => with.EnabledSslProtocols = SslProtocols.Tls11);
#pragma warning restore CA5397, SYSLIB0039, CS0618

        var exception = await Assert.ThrowsAsync<RpcException>(() => AskAsync(channel.CreateCallInvoker()));
        Assert.NotEqual(StatusCode.Unauthenticated, exception.StatusCode);
    }

    private static void WritePfx(GuardedService service)
    {
        using var server = service.Authority.ForServer("localhost", "127.0.0.1");
        File.WriteAllBytes(service.PathOf("server.pfx"), server.Export(X509ContentType.Pfx, "a password"));
    }

    private Task<string> SerialNumberAsync() => SerialNumberAsync(service);

    private static async Task<string> SerialNumberAsync(GuardedService service)
    {
        string? serialNumber = null;
        using var channel = service.ChannelBy(certificate: null, options =>
        {
#pragma warning disable CA5359 // Looked at, not trusted.
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) => (serialNumber = certificate?.GetSerialNumberString()) is not null;
#pragma warning restore CA5359
        });

        await new Grpc.Health.V1.Health.HealthClient(channel).CheckAsync(new());
        return serialNumber!;
    }

    private Task LoggedAsync(string text) => Eventually.SucceedsAsync(() => service.Service.Log.Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal))
        ? Task.CompletedTask
        : throw new RpcException(Grpc.Core.Status.DefaultCancelled));
}
