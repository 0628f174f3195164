using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

public class TokenTests(GuardedService service) : IClassFixture<GuardedService>
{
    private static readonly string[] Grants = ["measures.read@*", "staffing.read@*"];

    private Task<VacancyRate> AskAsync(string? token) =>
        new MeasuresService.MeasuresServiceClient(service.By(token)).GetVacancyRateAsync(new() { UnitId = "t1" }).ResponseAsync;

    private Task<(StatusCode Status, string Why)> RefusalAsync(string? token) => GuardedService.RefusalAsync(() => AskAsync(token));

    [Fact]
    public async Task Token_InOrder_IsBelieved() => await AskAsync(service.Tokens.Granting(Grants));

    [Fact]
    public async Task Token_None_IsToldSo() => Assert.Equal((StatusCode.Unauthenticated, "NO_CREDENTIALS"), await RefusalAsync(token: null));

    [Fact]
    public async Task Token_Expired_IsToldSo() => Assert.Equal(
        (StatusCode.Unauthenticated, "TOKEN_EXPIRED"),
        await RefusalAsync(service.Tokens.Make(validFor: TimeSpan.FromSeconds(-2), grants: Grants)));

    [Fact]
    public async Task Token_NotYetValid_IsToldSo() => Assert.Equal(
        (StatusCode.Unauthenticated, "TOKEN_NOT_YET_VALID"),
        await RefusalAsync(service.Tokens.Make(validIn: TimeSpan.FromMinutes(5), grants: Grants)));

    [Fact]
    public async Task Token_OfAnotherAudience_IsToldSo() => Assert.Equal(
        (StatusCode.Unauthenticated, "TOKEN_OF_OTHER_AUDIENCE"),
        await RefusalAsync(service.Tokens.Make(audience: "payroll", grants: Grants)));

    [Fact]
    public async Task Token_OfAnotherIssuer_IsToldSo() => Assert.Equal(
        (StatusCode.Unauthenticated, "TOKEN_OF_OTHER_ISSUER"),
        await RefusalAsync(service.Tokens.Make(issuer: "https://login.elsewhere.example", grants: Grants)));

    [Fact]
    public async Task Token_ThatProvesNothing_IsNotBelieved()
    {
        using var encryptionKey = RSA.Create(2048);
        var good = service.Tokens.Make(grants: Grants);
        var parts = good.Split('.');
        string[] tokens =
        [
            // `alg: none`, and a token whose signature has been taken off.
            service.Tokens.Make(isSigned: false, grants: Grants),
            $"{parts[0]}.{parts[1]}.",
            // By another key under the same id, and by the public key taken for a shared secret.
            service.Tokens.Make(signing: service.Tokens.Forged, grants: Grants),
            service.Tokens.Make(signing: service.Tokens.Confused, grants: Grants),
            // The claims of one token under the signature of another.
            $"{parts[0]}.{service.Tokens.Granting("audit.read@*").Split('.')[1]}.{parts[2]}",
            // Encrypted, which is for nobody here.
            service.Tokens.Make(grants: Grants, encrypting: new(new RsaSecurityKey(encryptionKey), SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes128CbcHmacSha256)),
            "",
            "not a token",
            "a.b.c",
            "...",
            new string('a', 20_000),
        ];

        for (var i = 0; i < tokens.Length; i++)
        {
            var refused = await Record.ExceptionAsync(() => AskAsync(tokens[i]));
            Assert.True(refused is not null, $"Token {i} is believed.");
            Assert.Equal((StatusCode.Unauthenticated, "TOKEN_NOT_VALID"), await RefusalAsync(tokens[i]));
        }
    }

    [Fact]
    public async Task Credentials_OfAnotherKind_AreNone()
    {
        var measures = new MeasuresService.MeasuresServiceClient(service.By((string?)null));

        Assert.Equal(
            (StatusCode.Unauthenticated, "NO_CREDENTIALS"),
            await GuardedService.RefusalAsync(() => measures.GetVacancyRateAsync(new() { UnitId = "t1" }, new Metadata { { "authorization", "Basic YTpi" } }).ResponseAsync));
    }

    /// <summary>A token good for one thing is good for nothing else.</summary>
    [Fact]
    public async Task Token_OfAnotherScope_IsDenied()
    {
        var token = service.Tokens.Granting("measures.read@*", "measures.write@*", "staffing.read", "@*", "*@*");
        var staffing = new StaffingService.StaffingServiceClient(service.By(token));

        await AskAsync(token);
        Assert.Equal((StatusCode.PermissionDenied, "staffing.read"), await GuardedService.RefusalAsync(() => staffing.GetWorkerAsync(new() { WorkerId = "w1" }).ResponseAsync));
    }

    [Fact]
    public async Task Groups_AreGivenTheirRights()
    {
        var staffing = new StaffingService.StaffingServiceClient(service.By(service.Tokens.Make(groups: ["managers-t1", "unknown"])));

        Assert.Equal("w1", (await staffing.GetWorkerAsync(new() { WorkerId = "w1" })).Worker.WorkerId);
        Assert.Equal((StatusCode.PermissionDenied, "staffing.read"), await GuardedService.RefusalAsync(() => staffing.GetWorkerAsync(new() { WorkerId = "w2" }).ResponseAsync));
    }

    [Fact]
    public async Task Keys_ThatChange_AreUsed()
    {
        using var next = new Tokens();
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_NOT_VALID"), await RefusalAsync(next.Granting(Grants)));

        try
        {
            await File.WriteAllTextAsync(service.PathOf("keys.json"), next.KeySet);
            await Eventually.SucceedsAsync(() => AskAsync(next.Granting(Grants)));

            // What the old key signed is no longer believed, though it was remembered.
            Assert.Equal((StatusCode.Unauthenticated, "TOKEN_NOT_VALID"), await RefusalAsync(service.Tokens.Granting(Grants)));
        }
        finally
        {
            await File.WriteAllTextAsync(service.PathOf("keys.json"), service.Tokens.KeySet);
            await Eventually.SucceedsAsync(() => AskAsync(service.Tokens.Granting(Grants)));
        }
    }

    /// <summary>Where kinds are named: what the provider gives out to prove something else proves nothing here.</summary>
    [Fact]
    public async Task Token_OfAnotherKind_IsToldSo_WhereKindsAreNamed()
    {
        await using var strict = new GuardedService("--Workforce:Tokens:Types:0=JWT", "--Workforce:Tokens:Types:1=at+jwt");
        await strict.InitializeAsync();
        Task AskAsync(string type) => new MeasuresService.MeasuresServiceClient(strict.By(strict.Tokens.OfType(type, Grants))).GetVacancyRateAsync(new() { UnitId = "t1" }).ResponseAsync;

        await AskAsync("at+jwt");
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_OF_OTHER_TYPE"), await GuardedService.RefusalAsync(() => AskAsync("logout+jwt")));
        await this.AskAsync(service.Tokens.OfType("logout+jwt", Grants));
    }

    [Fact]
    public async Task Watch_WhoseTokenExpires_Ends()
    {
        var validity = TimeSpan.FromSeconds(4);

        // On a busy machine so short a time may be over before the watch has begun.
        while (!await BeginsAndEndsAsync())
        {
            Assert.True(validity < TimeSpan.FromSeconds(60));
            validity *= 2;
        }

        async Task<bool> BeginsAndEndsAsync()
        {
            var caseloads = new CaseloadService.CaseloadServiceClient(service.By(service.Tokens.Make(validFor: validity, grants: ["caseload.read@t1"])));
            using var watch = caseloads.WatchCaseloadBreaches(new() { UnitId = "t1" });
            var hasBegun = false;

            Assert.Equal((StatusCode.Unauthenticated, "TOKEN_EXPIRED"), await GuardedService.RefusalAsync(async () =>
            {
                while (await watch.ResponseStream.MoveNext(CancellationToken.None))
                {
                    hasBegun = true;
                }
            }));
            return hasBegun;
        }
    }

    [Fact]
    public async Task Health_NeedsNoIdentity_AndReflectionDoes()
    {
        var health = new Grpc.Health.V1.Health.HealthClient(service.By((string?)null));
        Assert.Equal(Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving, (await health.CheckAsync(new())).Status);

        using var reflection = new Grpc.Reflection.V1.ServerReflection.ServerReflectionClient(service.By((string?)null)).ServerReflectionInfo();
        Assert.Equal((StatusCode.Unauthenticated, "NO_CREDENTIALS"), await GuardedService.RefusalAsync(() => reflection.ResponseStream.MoveNext(CancellationToken.None)));
    }
}
