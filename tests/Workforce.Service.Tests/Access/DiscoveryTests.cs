using System.Diagnostics;
using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

/// <summary>Keys that are taken from the identity provider itself.</summary>
public sealed class DiscoveryTests : IAsyncLifetime, IDisposable
{
    private readonly IdentityProvider _provider = new();
    private readonly Tokens _tokens = new();
    private readonly Tokens _next = new();
    private RunningService? _service;

    private RunningService Service => _service!;

    public Task InitializeAsync()
    {
        _provider.Publish(_tokens);
        return _provider.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        await _provider.DisposeAsync();
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _next.Dispose();
    }

    [Fact]
    public async Task Token_SignedByAPublishedKey_IsBelieved_AndNoOther()
    {
        await StartAsync();

        Assert.Equal("", await RefusalAsync(_tokens));
        Assert.Equal("TOKEN_NOT_VALID", await RefusalAsync(_next));
        Assert.Equal("TOKEN_NOT_VALID", await RefusalAsync(_tokens.Make(signing: _tokens.Forged)));
    }

    /// <summary>Long before the provider is asked again as it is anyway.</summary>
    [Fact]
    public async Task Token_OfAKeyThatIsNew_HasTheProviderAskedAgain()
    {
        await StartAsync("--Workforce:Tokens:KeysInterval=01:00:00");
        Assert.Equal("", await RefusalAsync(_tokens));

        _provider.Publish(_tokens, _next);

        await Eventually.SucceedsAsync(() => BelievedAsync(_next));
        Assert.Equal("", await RefusalAsync(_tokens));
    }

    /// <summary>Whoever makes up keys does not have the provider asked as often as it likes.</summary>
    [Fact]
    public async Task Tokens_OfManyKeysThatAreNone_HaveTheProviderAskedASingleTime()
    {
        var watch = Stopwatch.StartNew();
        await StartAsync("--Workforce:Tokens:KeysInterval=01:00:00");
        Assert.Equal("", await RefusalAsync(_tokens));

        for (var i = 0; i < 20; i++)
        {
            using var made = new Tokens();
            Assert.Equal("TOKEN_NOT_VALID", await RefusalAsync(made));
        }

        // Once at the start, and once in each five seconds that this takes.
        Assert.InRange(_provider.Asked, 1, 2 + (int)(watch.Elapsed.TotalSeconds / 5));
    }

    /// <summary>Within the interval at which the provider is asked: also what was believed before, and streams that stand, which are looked at each five seconds.</summary>
    [Fact]
    public async Task Key_Withdrawn_IsNoLongerBelieved_NorOnAStreamThatStands()
    {
        await StartAsync("--Workforce:Tokens:KeysInterval=00:00:01");
        var administrator = new StaffingService.StaffingServiceClient(Service.Channel);
        await BelievedAsync(_tokens);
        using var push = administrator.PushStaffingChanges(Bearer(_tokens.Granting("staffing.write@*")));
        await push.RequestStream.WriteAsync(new() { Changes = { A.Unit("council") } });
        Assert.True(await push.ResponseStream.MoveNext(CancellationToken.None));
        using var watch = Service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" }, Bearer(_tokens.Granting("caseload.read@*")));
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));

        _provider.Publish(_next);
        await Eventually.IsRefusedAsync("TOKEN_NOT_VALID", () => BelievedAsync(_tokens));

        var ended = await GuardedService.RefusalAsync(async () =>
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        });
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_NOT_VALID"), ended);
        Assert.Equal("", await RefusalAsync(_next));
    }

    [Fact]
    public async Task Provider_AwayAtTheStart_IsWaitedFor()
    {
        await _provider.StopAsync();
        await StartAsync();

        Assert.Equal("NOT_READY", await RefusalAsync(_tokens));

        await _provider.StartAsync();
        await Eventually.SucceedsAsync(() => BelievedAsync(_tokens));
    }

    /// <summary>What it published last holds, for a time: an hour's outage of it must not be one of this service, and a year's must.</summary>
    [Fact]
    public async Task Provider_AwayLater_IsBelievedForATime()
    {
        var maxAge = TimeSpan.FromSeconds(6);

        // On a busy machine so short a time may be over before it has been asked within it.
        while (await RefusalWhileAwayAsync(maxAge) is var refusal and not "")
        {
            Assert.Equal(("NOT_READY", true), (refusal, maxAge < TimeSpan.FromSeconds(60)));
            maxAge *= 2;
            await _service!.DisposeAsync();
            await _provider.StartAsync();
        }

        await LoggedAsync("has not been heard of");
        Assert.Equal("NOT_READY", await RefusalAsync(_tokens));

        await _provider.StartAsync();
        await Eventually.SucceedsAsync(() => BelievedAsync(_tokens));
    }

    /// <summary>A page that is no key set takes no key away.</summary>
    [Theory]
    [InlineData("<html>The service is being looked after.</html>")]
    [InlineData("")]
    public async Task Provider_ThatAnswersNonsense_IsTakenForAway(string nonsense)
    {
        await StartAsync("--Workforce:Tokens:KeysInterval=00:00:01");
        await BelievedAsync(_tokens);

        _provider.Answer(nonsense);
        await LoggedAsync("keys cannot be had");

        Assert.Equal("", await RefusalAsync(_tokens));
    }

    /// <summary>What a token that was believed is told once the provider is away.</summary>
    private async Task<string> RefusalWhileAwayAsync(TimeSpan maxAge)
    {
        await StartAsync("--Workforce:Tokens:KeysInterval=00:00:01", $"--Workforce:Tokens:KeysMaxAge={maxAge}");
        await BelievedAsync(_tokens);
        await _provider.StopAsync();
        await LoggedAsync("keys cannot be had");

        return await RefusalAsync(_tokens);
    }

    private static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };

    private async Task StartAsync(params string[] settings) => _service = await RunningService.StartAsync(
        TimeProvider.System,
        [
            $"--Workforce:Tokens:Issuer={Tokens.Issuer}",
            $"--Workforce:Tokens:Audience={Tokens.Audience}",
            $"--Workforce:Tokens:MetadataAddress={_provider.MetadataAddress}",
            $"--Workforce:Tokens:GrantsClaim={Tokens.GrantsClaim}",
            "--Workforce:Tokens:ClockSkew=00:00:00",
            .. settings,
        ]);

    private Task BelievedAsync(Tokens tokens) => AskAsync(tokens.Granting("measures.read@*"));

    private Task<string> RefusalAsync(Tokens tokens) => RefusalAsync(tokens.Granting("measures.read@*"));

    private async Task<string> RefusalAsync(string token)
    {
        try
        {
            await AskAsync(token);
            return "";
        }
        catch (RpcException exception)
        {
            var info = Details.Of(exception).Info();
            return info.Metadata.GetValueOrDefault("cause") ?? info.Reason;
        }
    }

    private async Task AskAsync(string token) => await Service.Measures.ListTargetsAsync(new(), Bearer(token));

    private Task LoggedAsync(string text) => Eventually.SucceedsAsync(() => Service.Log.Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal))
        ? Task.CompletedTask
        : throw new RpcException(Status.DefaultCancelled));
}
