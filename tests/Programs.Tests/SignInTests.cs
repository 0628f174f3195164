using Workforce.Programs.Tests.Fakes;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Access;

namespace Workforce.Programs.Tests;

/// <summary>All programs find and sign in to a service behind TLS by the same options.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sign-in-").FullName;

    private readonly GuardedService _service = new(
    [
        "--Workforce:Callers:2:Name=everything",
        "--Workforce:Callers:2:Subject=CN=everything",
        .. GuardedService.RightNames().Select((right, place) => $"--Workforce:Callers:2:Grants:0:Rights:{place}={right}"),
        "--Workforce:Callers:2:Grants:0:Units:0=*",
    ]);

    /// <summary>Each program, asked for something small.</summary>
    public static TheoryData<string> Programs => ["hr-feed push", "hr-feed once", "caseloads", "recruitment-report"];

    public async Task InitializeAsync()
    {
        await _service.InitializeAsync();
        WriteCaller("everything");
        WriteCaller("dashboard.council.example");
        await File.WriteAllTextAsync(PathOf("token"), _service.Tokens.Granting([.. GuardedService.RightNames().Select(right => $"{right}@*")]) + "\n");
        await File.WriteAllTextAsync(PathOf("forged"), _service.Tokens.Make(signing: _service.Tokens.Forged));
        await File.WriteAllTextAsync(PathOf("changes.csv"), "kind,worker_id\nworker,w9\n");
        Directory.CreateDirectory(PathOf("drop"));
        File.Copy(PathOf("changes.csv"), PathOf("drop/changes.csv"));
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Caller_WithACertificate_IsLetIn(string program) =>
        IsLetIn(await RunAsync(program, "--ca", _service.PathOf("ca.pem"), "--cert", PathOf("everything.pem"), "--key", PathOf("everything.key")));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Caller_WithAToken_IsLetIn(string program) =>
        IsLetIn(await RunAsync(program, "--ca", _service.PathOf("ca.pem"), "--token-file", PathOf("token")));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Caller_WhomTheServiceDoesNotKnow_IsToldHowToSignIn(string program)
    {
        foreach (var signIn in new string[][] { [], ["--token-file", PathOf("forged")] })
        {
            var ran = await RunAsync(program, ["--ca", _service.PathOf("ca.pem"), .. signIn]);

            Assert.Equal(4, ran.Code);
            Assert.Contains("The service does not know you.", ran.Error, StringComparison.Ordinal);
            Assert.Contains("--token-file a token", ran.Error, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(PathOf("drop/changes.csv")), "What nobody took is where it was.");
    }

    [Theory]
    [InlineData("hr-feed push", "staffing.write")]
    [InlineData("caseloads", "caseload.read")]
    public async Task Caller_WhoMayNot_IsToldWhichRightItTakes(string program, string right)
    {
        var ran = await RunAsync(
            program, "--ca", _service.PathOf("ca.pem"), "--cert", PathOf("dashboard.council.example.pem"), "--key", PathOf("dashboard.council.example.key"));

        Assert.Equal(4, ran.Code);
        Assert.Contains($"for the right {right}", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Service_WhomNobodyVouchesFor_IsSaidToBeSo(string program)
    {
        var ran = await RunAsync(program, "--token-file", PathOf("token"), "--give-up-after", "1");

        Assert.Equal(3, ran.Code);
        Assert.Contains("--ca", ran.Error, StringComparison.Ordinal);
        Assert.Contains("certificate", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task FileThatIsNotThere_OrIsSomethingElse_IsNamed(string program)
    {
        foreach (var (options, named) in new (string[], string)[]
        {
            (["--ca", PathOf("none.pem")], "none.pem"),
            (["--ca", PathOf("changes.csv")], "changes.csv holds no certificate"),
            (["--ca", _service.PathOf("ca.pem"), "--cert", PathOf("everything.pem")], "go together"),
            (["--ca", _service.PathOf("ca.pem"), "--cert", PathOf("everything.pem"), "--key", PathOf("changes.csv")], "changes.csv do not hold"),
            (["--ca", _service.PathOf("ca.pem"), "--token-file", PathOf("none")], "There is no file"),
        })
        {
            var ran = await RunAsync(program, options);

            Assert.Equal(2, ran.Code);
            Assert.Contains(named, ran.Error, StringComparison.Ordinal);
        }
    }

    private static void IsLetIn(Ran ran) => Assert.True(ran.Code == 0, ran.Output + ran.Error);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void WriteCaller(string name)
    {
        using var certificate = _service.Authority.ForClient(name);
        DevelopmentAuthority.Write(_folder, name, certificate);
    }

    private async Task<Ran> RunAsync(string program, params string[] signIn)
    {
        string[] service = ["--service", _service.Service.Address.ToString(), .. signIn];
        string[] others = [.. service.Where(each => each is not ("--give-up-after" or "1"))];

        return program switch
        {
            "hr-feed push" => await Ran.HrFeedAsync(["push", PathOf("changes.csv"), .. service]),
            "hr-feed once" => await Ran.HrFeedAsync(["once", PathOf("drop"), "--stable", "0", .. service]),
            "caseloads" => await Ran.CaseloadsAsync(["team", "t1", .. others]),
            _ => await Ran.ReportAsync(["--unit", "council", "--section", "headlines", "--output", PathOf("report.html"), .. others]),
        };
    }
}
