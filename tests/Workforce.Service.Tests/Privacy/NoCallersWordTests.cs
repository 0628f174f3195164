using System.Net;
using System.Security.Cryptography.X509Certificates;
using Workforce.Service.Tests.Access;
using Workforce.Service.Tests.Hosting;
using Workforce.Service.Tests.Reconciling;
using Workforce.V1;

namespace Workforce.Service.Tests.Privacy;

/// <summary>Whatever word a caller has chosen, its own name included, stands in no metric and no trace.</summary>
public class NoCallersWordTests
{
    private const string Word = "Qvw-Marked";

    [Fact]
    public async Task CallersNameIdsAndHeaders_StandInNoMetricOrTrace()
    {
        using var listened = new EverythingListenedTo();
        var guarded = new GuardedService(
            $"--Workforce:Callers:2:Name={Word}-caller",
            $"--Workforce:Callers:2:Subject=CN={Word}-subject",
            "--Workforce:Callers:2:Grants:0:Rights:0=staffing.write",
            "--Workforce:Callers:2:Grants:0:Rights:1=staffing.read",
            "--Workforce:Callers:2:Grants:0:Rights:2=measures.read",
            "--Workforce:Callers:2:Grants:0:Units:0=*");
        await guarded.InitializeAsync();
        using var certificate = guarded.Authority.ForClient($"{Word}-subject");
        var caller = guarded.By(certificate);
        var unit = A.Unit($"{Word}-unit", "council");
        unit.Source = $"{Word}-source";
        unit.ChangeId = $"{Word}-change";

        var pushed = await GuardedService.PushAsync(
            caller, unit, A.Post($"{Word}-post", unit.Unit.UnitId), A.Worker($"{Word}-worker", Word), A.Engagement($"{Word}-engagement", $"{Word}-worker", $"{Word}-post"), A.Post(Word, unit.Unit.UnitId, Word));
        await new MeasuresService.MeasuresServiceClient(caller).GetVacancyRateAsync(new() { UnitId = unit.Unit.UnitId }, Headers());
        await Record.ExceptionAsync(async () => await new StaffingService.StaffingServiceClient(caller).GetWorkerAsync(new() { WorkerId = $"{Word}-other" }, Headers()));
        await ReconcileAsync(new(caller), Word);
        await SendAsync(guarded, "POST", $"/workforce.v1.StaffingService/{Word}");
        await SendAsync(guarded, "POST", "/WORKFORCE.V1.STAFFINGSERVICE/GETWORKER");
        await SendAsync(guarded, Word, $"/{Word}?{Word}={Word}");
        listened.Look();
        await guarded.DisposeAsync();

        Assert.Equal(4, pushed.Count(each => each.Outcome is ChangeAcknowledgement.Types.Outcome.Applied));
        Assert.Contains(listened.Written, text => text.StartsWith("metric workforce.changes", StringComparison.Ordinal));
        Assert.Contains(listened.Written, text => text.StartsWith("metric workforce.model.revision", StringComparison.Ordinal));
        Assert.Contains(listened.Written, text => text.StartsWith("metric http.server.request.duration", StringComparison.Ordinal));
        Assert.Contains(listened.Written, text => text.Contains("workforce.v1.MeasuresService/GetVacancyRate", StringComparison.Ordinal));
        Assert.Contains(listened.Written, text => text.Contains("rpc.method=_OTHER", StringComparison.Ordinal));
        Assert.DoesNotContain(OfTheService(listened), text => text.Contains(Word, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(OfTheService(listened), text => text.Contains("GETWORKER", StringComparison.Ordinal));
    }

    /// <summary>The test's own HTTP client, in this process, traces where it sends.</summary>
    private static IEnumerable<string> OfTheService(EverythingListenedTo listened) =>
        listened.Written.Where(text => !text.StartsWith("trace System.Net.Http", StringComparison.Ordinal) && !text.StartsWith("metric http.client", StringComparison.Ordinal));

    private static Grpc.Core.Metadata Headers() => new()
    {
        { "baggage", $"worker={Word}" },
        { "tracestate", $"vendor={Word}" },
        { "correlation-context", $"worker={Word}" },
        { "request-id", $"|{Word}.1." },
        { "user-agent", Word },
        { "x-forwarded-for", Word },
    };

    private static async Task ReconcileAsync(StaffingService.StaffingServiceClient client, string id)
    {
        using var call = client.ReconcileStaffing(Headers());
        await call.RequestStream.WriteAsync(new() { Header = ReconcileCalls.Header(id, new(2026, 1, 1), header => header.UnitId = $"{id}-unit"), Rows = { ReconcileCalls.Unit($"{id}-unit") } });
        await call.RequestStream.CompleteAsync();
        await Record.ExceptionAsync(() => call.ResponseStream.MoveNext(CancellationToken.None));
    }

    private static async Task SendAsync(GuardedService guarded, string method, string path)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(guarded.Authority.Certificate);
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
        using var request = new HttpRequestMessage(new(method), new Uri(guarded.Service.Address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]) { Headers = { ContentType = new("application/grpc") } },
        };

        foreach (var header in Headers())
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        using var response = await client.SendAsync(request);
    }
}
