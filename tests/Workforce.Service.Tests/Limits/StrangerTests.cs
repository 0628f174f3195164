using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Workforce.Fuzz.Http2;
using Workforce.Service.Tests.Access;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hostile;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Limits;

/// <summary>What those may take who have not shown who they are: of a service that knows its callers by token.</summary>
public sealed class StrangerTests : IDisposable
{
    private const string HealthWatchPath = "/grpc.health.v1.Health/Watch";

    private readonly TemporaryDirectory _directory = new();
    private readonly Tokens _tokens = new();

    public void Dispose()
    {
        _tokens.Dispose();
        _directory.Dispose();
    }

    /// <summary>Half open, so that no handler sees them; and from the very address from which health is asked.</summary>
    [Fact]
    public async Task Watches_AsManyAsTheirAddressMayHave_LeaveHealthToBeAsked()
    {
        await using var service = await StartAsync("--Workforce:Limits:MaxStreamsPerAddress=3");
        await using var connection = await Connection.OpenAsync(service.EndPoint());
        var halfOpen = RawCalls.Call(HealthWatchPath, [0, 0, 0]) with { EndsStream = false };

        // The streams of one connection are begun in any order: which of them is one too many cannot be said.
        var watches = Enumerable.Range(0, 4).Select(_ => connection.CallAsync(halfOpen, RawCalls.Patience)).ToList();

        Assert.Equal((int)StatusCode.ResourceExhausted, (await await Task.WhenAny(watches)).Grpc);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Health.HealthClient(service.Channel).CheckAsync(new())).Status);
        Assert.Equal(3, watches.Count(watch => !watch.IsCompleted));
    }

    [Fact]
    public async Task Health_AskedTooOftenFromOneAddress_IsAnsweredToAnother()
    {
        await using var service = await StartAsync("--Workforce:Limits:CallsPerSecondPerAddress=1");
        using var elsewhere = ChannelFrom(IPAddress.Parse("127.0.0.2"), service.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Record.ExceptionAsync(async () => await new Health.HealthClient(service.Channel).CheckAsync(new()))));

        Assert.Contains(answers, answer => answer is null);
        var refusal = Assert.IsType<RpcException>(answers.First(answer => answer is not null));
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_CALLS"), (refusal.StatusCode, Details.Of(refusal).Info().Reason));
        await new Health.HealthClient(elsewhere).CheckAsync(new());
    }

    /// <summary>Who proves nothing again and again is not looked at any more; who is known is, and so is health.</summary>
    [Fact]
    public async Task Tokens_ThatProveNothing_AreNotLookedAtWithoutEnd()
    {
        await using var service = await StartAsync("--Workforce:Limits:CallsPerSecondPerAddress=1");
        var good = _tokens.Granting("measures.read@*");
        Assert.Equal(StatusCode.NotFound, await AskAsync(service, good));

        // Made before, and many: on a busy machine forty that were made as they were asked took more than forty seconds, in which as many are let in.
        var signing = _tokens.Forged;
        var forged = Enumerable.Range(0, 200).Select(n => _tokens.Make(signing: signing, grants: [$"{n}"])).ToList();
        var answers = await Task.WhenAll(forged.Select(token => AskAsync(service, token)));

        Assert.Contains(StatusCode.Unauthenticated, answers);
        Assert.Contains(StatusCode.ResourceExhausted, answers);
        Assert.Equal(StatusCode.NotFound, await AskAsync(service, good));
        await new Health.HealthClient(service.Channel).CheckAsync(new());
    }

    private async Task<RunningService> StartAsync(params string[] settings)
    {
        await File.WriteAllTextAsync(_directory.File("keys.json"), _tokens.KeySet);

        return await RunningService.StartAsync(
            TimeProvider.System,
            [
                $"--Workforce:Tokens:Issuer={Tokens.Issuer}",
                $"--Workforce:Tokens:Audience={Tokens.Audience}",
                $"--Workforce:Tokens:KeysPath={_directory.File("keys.json")}",
                $"--Workforce:Tokens:GrantsClaim={Tokens.GrantsClaim}",
                .. settings,
            ]);
    }

    private static async Task<StatusCode> AskAsync(RunningService service, string token)
    {
        var refusal = await Record.ExceptionAsync(async () => await service.Measures.GetVacancyRateAsync(
            new() { UnitId = "nowhere", Definition = VacancyDefinition.Establishment }, new Metadata { { "authorization", $"Bearer {token}" } }));

        return Assert.IsType<RpcException>(refusal).StatusCode;
    }

    private static GrpcChannel ChannelFrom(IPAddress address, Uri service) => GrpcChannel.ForAddress(service, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        },
        DisposeHttpClient = true,
    });
}
