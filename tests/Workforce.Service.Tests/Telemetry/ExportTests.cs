using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Telemetry;

public class ExportTests
{
    private const string Marker = "Zyx-Marked";

    [Theory]
    [InlineData("Grpc", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    [InlineData("HttpProtobuf", "/v1/metrics", "/v1/traces")]
    public async Task Export_ToACollector_SendsMetricsAndTracesOfTheServiceAndNothingThatWasSentToIt(string protocol, string metrics, string traces)
    {
        await using var collector = new Collector(protocol is "Grpc");
        await collector.StartAsync();
        await using var service = await StartAsync(collector, $"--Workforce:Telemetry:Protocol={protocol}");

        await service.PushAsync(A.Unit(Marker), A.Post($"{Marker}-p", Marker), A.Worker($"{Marker}-w", Marker));
        await service.Staffing.GetWorkerAsync(new() { WorkerId = $"{Marker}-w" });

        foreach (var name in new[] { "workforce.changes", "workforce.commit.duration", "workforce.model.revision", "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections", "service.version", "service.instance.id" })
        {
            await collector.UntilSentAsync(metrics, name);
        }

        foreach (var name in new[] { "workforce.v1.StaffingService/PushStaffingChanges", "workforce.commit", "service.name", "rpc.response.status_code" })
        {
            await collector.UntilSentAsync(traces, name);
        }

        Assert.False(collector.WasSent(Marker));
        Assert.Equal(1, Lines(service, "are sent to"));
        Assert.Equal(0, Lines(service, "cannot be sent"));
    }

    [Fact]
    public async Task Export_ToWhatTheStandardVariablesSay_IsTheSame()
    {
        await using var collector = new Collector(isGrpc: false);
        await collector.StartAsync();
        await using var service = await RunningService.StartAsync(
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_METRIC_EXPORT_INTERVAL=100", "--OTEL_SERVICE_NAME=ours");

        await collector.UntilSentAsync("/v1/metrics", "workforce.ready");
        await collector.UntilSentAsync("/v1/metrics", "ours");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Export_ToACollectorThatDiesAndReturns_DisturbsNoCallAndIsSaidOnceEach(bool isGrpc)
    {
        await using var collector = new Collector(isGrpc);
        await collector.StartAsync();
        await using var service = await StartAsync(collector, Protocol(isGrpc));
        await service.PushAsync(A.Unit("council"));
        await UntilAsync(() => !collector.Sent.IsEmpty);

        await collector.DieAsync();
        await UntilAsync(() => Lines(service, "cannot be sent") > 0);
        await service.PushAsync(A.Post("p1", "council"));
        await Task.Delay(TimeSpan.FromSeconds(1));

        // Of metrics and traces one may have been taken just before, and be heard of after the other was not.
        var (lost, again) = (Lines(service, "cannot be sent"), Lines(service, "sent again"));
        Assert.InRange(lost, 1, 2);
        Assert.Equal(1, lost - again);

        await collector.StartAsync();
        await UntilAsync(() => Lines(service, "sent again") == lost);
    }

    /// <summary>Each with how often it must be said that the collector does not take what it is sent: once at most in any case.</summary>
    /// <remarks>By HTTP the status alone says that all was taken, and what follows it is not read; on a busy machine even that may be late.</remarks>
    public static TheoryData<bool, string, int> Misbehaviours => new()
    {
        { true, nameof(Collector.AnswerEndlesslyAsync), 1 },
        { true, nameof(Collector.AnswerNonsenseAsync), 1 },
        { true, nameof(Collector.NeverAnswerAsync), 1 },
        { false, nameof(Collector.AnswerEndlesslyAsync), 0 },
        { false, nameof(Collector.AnswerNonsenseAsync), 1 },
        { false, nameof(Collector.NeverAnswerAsync), 1 },
    };

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task Export_ToACollectorThatMisbehaves_DisturbsNoCallNorTheLogAndHoldsNoStopUp(bool isGrpc, string how, int said)
    {
        await using var collector = new Collector(isGrpc);
        collector.Answer = typeof(Collector).GetMethod(how)!.CreateDelegate<Func<HttpContext, Task>>();
        await collector.StartAsync();
        var timeout = said > 0 ? 500 : 10_000;
        var service = await StartAsync(collector, Protocol(isGrpc), $"--OTEL_EXPORTER_OTLP_TIMEOUT={timeout}");
        await service.PushAsync(A.Unit("council"), A.Post("p1", "council"));

        await UntilAsync(() => collector.Sent.Count > 1 && Lines(service, "cannot be sent") >= said);

        for (var i = 0; i < 500; i++)
        {
            await service.Measures.GetVacancyRateAsync(new() { UnitId = "council", AsOfDate = A.Day(2026, 1, 1) });
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        await service.DisposeAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.InRange(Lines(service, "cannot be sent"), said, 1);
        Assert.DoesNotContain(service.Log.Lines, line => line.Text.Contains("Marked", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>What is loaded stands in the process's map.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Process_LoadsOpenTelemetry_OnlyWhereACollectorIsNamed(bool isNamed)
    {
        await using var collector = new Collector(isGrpc: true);
        await collector.StartAsync();
        using var directory = new TemporaryDirectory();
        using var service = new ServiceProcess(directory.File("workforce.db"), isNamed ? [$"--Workforce:Telemetry:Endpoint={collector.Address}"] : []);
        service.Start();
        await service.UntilServingAsync();

        var map = await File.ReadAllTextAsync($"/proc/{service.Id}/maps");

        Assert.Contains("Grpc.AspNetCore.Server.dll", map, StringComparison.Ordinal);
        Assert.Equal(isNamed, map.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("another machine", "--Workforce:Telemetry:Endpoint=http://collector:4317")]
    [InlineData("another machine", "--OTEL_EXPORTER_OTLP_ENDPOINT=http://10.0.0.1:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "--Workforce:Telemetry:Endpoint=http://collector:4317", "--Workforce:Telemetry:AllowCleartext=true", "--OTEL_EXPORTER_OTLP_HEADERS=key=s3cret")]
    [InlineData("must be an address", "--Workforce:Telemetry:Endpoint=collector:4317")]
    [InlineData("must be an address", "--Workforce:Telemetry:Endpoint=ftp://collector")]
    [InlineData("must be an address", "--Workforce:Telemetry:Endpoint=https://me:s3cret@collector")]
    [InlineData("grpc or http/protobuf", "--OTEL_EXPORTER_OTLP_ENDPOINT=https://collector", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/json")]
    [InlineData("TracesPerSecond", "--Workforce:Telemetry:TracesPerSecond=-1")]
    [InlineData("There is no setting", "--Workforce:Telemetry:Endpiont=https://collector")]
    public async Task Start_WithACollectorThatMustNotBe_IsRefusedAndSaysWhyWithoutTheSecret(string why, params string[] settings)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartAsync(settings));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Workforce:Telemetry:Endpoint=http://localhost:1")]
    [InlineData("--Workforce:Telemetry:Endpoint=http://[::1]:1")]
    [InlineData("--Workforce:Telemetry:Endpoint=https://127.0.0.1:1", "--OTEL_EXPORTER_OTLP_HEADERS=key=s3cret")]
    [InlineData("--Workforce:Telemetry:Endpoint=http://collector.invalid:1", "--Workforce:Telemetry:AllowCleartext=true")]
    public async Task Start_WithACollectorThatMayBe_Serves(params string[] settings)
    {
        await using var service = await RunningService.StartAsync([.. settings, "--Workforce:Telemetry:TracesPerSecond=0"]);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.GetVacancyRateAsync(new() { UnitId = "nowhere" }));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    private static string Protocol(bool isGrpc) => $"--Workforce:Telemetry:Protocol={(isGrpc ? "Grpc" : "HttpProtobuf")}";

    private static Task<RunningService> StartAsync(Collector collector, params string[] settings) => RunningService.StartAsync(
    [
        $"--Workforce:Telemetry:Endpoint={collector.Address}",
        "--Workforce:Telemetry:TracesPerSecond=1000",
        "--OTEL_METRIC_EXPORT_INTERVAL=100",
        "--OTEL_BSP_SCHEDULE_DELAY=100",
        .. settings,
    ]);

    private static int Lines(RunningService service, string text) =>
        service.Log.Lines.Count(line => line.Text.StartsWith("Workforce.Service.Telemetry", StringComparison.Ordinal) && line.Text.Contains(text, StringComparison.Ordinal));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(60); !isSo(); await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < until);
        }
    }
}
