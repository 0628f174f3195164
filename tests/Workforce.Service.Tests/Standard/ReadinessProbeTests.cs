using System.Diagnostics;
using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Workforce.Service.Standard;
using Workforce.Service.Tests.Access;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Workforce.Service.Tests.Standard;

/// <summary>What a balancer is told that asks over HTTP/2 whether a replica is ready.</summary>
public sealed class ReadinessProbeTests : IDisposable
{
    private const int Calls = 200;

    private readonly TemporaryDirectory _directory = new();
    private readonly Tokens _tokens = new();
    private readonly HttpClient _balancer = new() { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

    public void Dispose()
    {
        _balancer.Dispose();
        _tokens.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Get_OnceReady_Is200WithoutAWord()
    {
        await using var service = await RunningService.StartAsync();

        using var answer = await AskAsync(service);

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Get_OnceTheLedgerCannotBeRead_Is503WithoutAWord()
    {
        await using var service = await RunningService.StartAsync();
        service.Model.Fail(new InvalidOperationException("a secret of the ledger"));

        using var answer = await AskAsync(service);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Get_WhereCallersMustSayWhoTheyAre_NeedsNoToken()
    {
        await using var service = await StartWithTokensAsync();

        using var answer = await AskAsync(service);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>All who come through a balancer have its address.</summary>
    [Fact]
    public async Task Get_WhileOthersOfTheAddressHaveUsedUpWhatStrangersMay_Is200()
    {
        await using var service = await StartWithTokensAsync("--Workforce:Limits:CallsPerSecondPerAddress=1");
        // Made before, since to sign takes longer than to be refused; and more than a busy machine lets through while they are under way.
        var signing = _tokens.Forged;
        var forged = Enumerable.Range(0, Calls).Select(n => _tokens.Make(signing: signing, grants: [$"{n}"])).ToList();
        var health = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => StatusOfHealthAsync(service)));
        var refused = await Task.WhenAll(forged.Select(token => StatusOfAsync(service, token)));

        using var answer = await AskAsync(service);

        Assert.Contains(StatusCode.ResourceExhausted, health);
        Assert.Contains(StatusCode.ResourceExhausted, refused);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>And not gRPC's refusal, whose HTTP status is 200.</summary>
    [Fact]
    public async Task Get_TooOften_Is429()
    {
        await using var service = await StartWithTokensAsync("--Workforce:Limits:CallsPerSecondPerAddress=1");

        var answers = await Task.WhenAll(Enumerable.Range(0, Calls).Select(async _ =>
        {
            using var answer = await AskAsync(service);
            return answer.StatusCode;
        }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Distinct().Order());
    }

    [Fact]
    public async Task Terminated_UntilTheDrainTimeIsOver_IsNotReadyAndAnswers()
    {
        await using var service = await RunningService.StartAsync("--Workforce:DrainTime=00:10:00");
        using var watch = new Health.HealthClient(service.Channel).Watch(new());
        Assert.True(await watch.ResponseStream.MoveNext());

        Terminate(service);

        using var answer = await AskAsync(service);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(ServingStatus.NotServing, await HealthAsync(service, ""));
        Assert.Equal(ServingStatus.Serving, await HealthAsync(service, "workforce.v1.Live"));

        // The stream goes on, with the news.
        Assert.True(await watch.ResponseStream.MoveNext());
        Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        Assert.False(service.IsStopping);

        // A second time ends the wait.
        Terminate(service);
        Assert.True(service.IsStopping);
    }

    [Fact]
    public async Task Terminated_WhenTheDrainTimeIsOver_Stops()
    {
        await using var service = await RunningService.StartAsync("--Workforce:DrainTime=00:00:00.2");
        var watch = Stopwatch.StartNew();

        Terminate(service);

        await service.UntilStoppingAsync();
        Assert.True(service.IsStopping);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.1), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Terminated_WithoutADrainTime_StopsAtOnce()
    {
        await using var service = await RunningService.StartAsync();

        Terminate(service);

        Assert.True(service.IsStopping);
    }

    /// <summary>What SIGTERM does.</summary>
    private static void Terminate(RunningService service) => ((DrainingLifetime)service.Lifetime).Terminate();

    private static async Task<ServingStatus> HealthAsync(RunningService service, string name) =>
        (await new Health.HealthClient(service.Channel).CheckAsync(new() { Service = name })).Status;

    private static async Task<StatusCode> StatusOfHealthAsync(RunningService service) =>
        await Record.ExceptionAsync(() => HealthAsync(service, "")) is RpcException refusal ? refusal.StatusCode : StatusCode.OK;

    private static async Task<StatusCode> StatusOfAsync(RunningService service, string token)
    {
        var headers = new Metadata { { "authorization", $"Bearer {token}" } };
        var refusal = await Record.ExceptionAsync(async () => await service.Measures.GetVacancyRateAsync(new(), headers));

        return Assert.IsType<RpcException>(refusal).StatusCode;
    }

    private Task<HttpResponseMessage> AskAsync(RunningService service) => _balancer.GetAsync(new Uri(service.Address, "/health/ready"));

    private async Task<RunningService> StartWithTokensAsync(params string[] settings)
    {
        await File.WriteAllTextAsync(_directory.File("keys.json"), _tokens.KeySet);

        return await RunningService.StartAsync(
            TimeProvider.System,
            [
                $"--Workforce:Tokens:Issuer={Tokens.Issuer}",
                $"--Workforce:Tokens:Audience={Tokens.Audience}",
                $"--Workforce:Tokens:KeysPath={_directory.File("keys.json")}",
                .. settings,
            ]);
    }
}
