using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Privacy;

/// <summary>Whatever is sent, no name stands in a log, a metric, a trace or the message of a status. Details and answers are the caller's own.</summary>
public class NoNameAnywhereTests
{
    private static readonly string[] Trace =
    [
        "--Logging:LogLevel:Default=Trace",
        "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
        "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Trace",
        "--Logging:LogLevel:Grpc=Trace",
    ];

    [Fact]
    public async Task EveryMethod_MarkedNames_StandInNoLogMetricTraceOrStatus()
    {
        using var listened = new EverythingListenedTo();
        var service = new RunningService(Trace);
        service.Log.Lowest = LogLevel.Trace;
        await service.InitializeAsync();
        await PrepareAsync(service.Channel);

        var ends = await EveryRequest.SendAsync(service.Channel);
        await service.PushAsync(A.Worker("W7", EveryRequest.Marker));

        // The names did arrive, and some of every method's calls were more than refused.
        Assert.Equal(EveryRequest.Marker, (await service.Staffing.GetWorkerAsync(new() { WorkerId = "W7" })).Worker.Name);
        Assert.Equal(EveryRequest.Methods.Count, ends.Select(end => end.Method).Distinct().Count());
        Assert.InRange(ends.Count(end => end.Status.StatusCode is StatusCode.OK), EveryRequest.Methods.Count, int.MaxValue);
        listened.Look();
        await service.DisposeAsync();

        Assert.Contains(service.Log.Lines, line => line.Level is LogLevel.Trace);
        Assert.Contains(listened.Written, text => text.StartsWith("metric", StringComparison.Ordinal));
        Assert.Contains(listened.Written, text => text.StartsWith("trace", StringComparison.Ordinal));
        AssertNone(service.Log.Lines.Select(line => line.Text));
        AssertNone(listened.Written);
        AssertNone(ends.Select(end => $"{end.Method}: {end.Status.Detail}"));
        Assert.All(ends, end => Assert.False(end.Status.StatusCode is StatusCode.Unknown or StatusCode.Internal, $"{end.Method}: {end.Status}"));
    }

    /// <summary>As an operator runs it: all that the process writes to its streams, at the most talkative level.</summary>
    [Fact]
    public async Task EveryMethod_MarkedNames_StandInNothingThatTheProcessWrites()
    {
        using var directory = new TemporaryDirectory();
        using var service = new ServiceProcess(directory.File("workforce.db"), Trace)
        {
            Shell = $"""exec "$@" > '{directory.File("output")}' 2>&1""",
        };
        service.Start();
        await service.UntilServingAsync();
        using var channel = GrpcChannel.ForAddress(service.Address);
        await PrepareAsync(channel);

        await EveryRequest.SendAsync(channel);
        service.Kill();

        var output = await File.ReadAllTextAsync(directory.File("output"));
        Assert.InRange(output.Length, 10_000, int.MaxValue);
        AssertNone(output.Split('\n'));
    }

    private static async Task PrepareAsync(GrpcChannel channel)
    {
        using var call = new StaffingService.StaffingServiceClient(channel).PushStaffingChanges();
        await call.RequestStream.WriteAsync(new()
        {
            Changes = { A.Unit("council"), A.Post("P1", "council"), A.Worker("W1", EveryRequest.Marker), A.Engagement("E1", "W1", "P1") },
        });
        await call.RequestStream.CompleteAsync();
        await call.ResponseStream.MoveNext();
    }

    private static void AssertNone(IEnumerable<string> texts) =>
        Assert.DoesNotContain(texts, text => text.Contains(EveryRequest.Marker, StringComparison.OrdinalIgnoreCase));
}
