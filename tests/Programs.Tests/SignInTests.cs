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
    public static TheoryData<string> Programs => ["hr-feed push", "hr-feed once", "case-feed", "case-feed once", "caseloads", "policies", "recruitment-report"];

    public async Task InitializeAsync()
    {
        await _service.InitializeAsync();
        WriteCaller("everything");
        WriteCaller("dashboard.council.example");
        await File.WriteAllTextAsync(PathOf("token"), _service.Tokens.Granting([.. GuardedService.RightNames().Select(right => $"{right}@*")]) + "\n");
        await File.WriteAllTextAsync(PathOf("forged"), _service.Tokens.Make(signing: _service.Tokens.Forged));
        await File.WriteAllTextAsync(PathOf("changes.csv"), "kind,worker_id\nworker,w9\n");
        await File.WriteAllTextAsync(PathOf("cases.csv"), CaseReport.Header + "w9,t1,1,0,0,0,0,0,0\n");
        Directory.CreateDirectory(PathOf("reports"));
        await File.WriteAllTextAsync(PathOf("reports/cases.csv"), "date," + CaseReport.Header + "2026-01-05,w9,t1,1,0,0,0,0,0,0\n");
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
        IsLetIn(await RunAsync(program, "--ca", _service.PathOf("ca.crt"), "--cert", PathOf("everything.crt"), "--key", PathOf("everything.key")));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Caller_WithAToken_IsLetIn(string program) =>
        IsLetIn(await RunAsync(program, "--ca", _service.PathOf("ca.crt"), "--token-file", PathOf("token")));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Caller_WhomTheServiceDoesNotKnow_IsToldHowToSignIn(string program)
    {
        foreach (var signIn in new string[][] { [], ["--token-file", PathOf("forged")] })
        {
            var ran = await RunAsync(program, ["--ca", _service.PathOf("ca.crt"), .. signIn]);

            Assert.Equal(4, ran.Code);
            Assert.Contains("The service does not know you.", ran.Error, StringComparison.Ordinal);
            Assert.Contains("--token-file a token", ran.Error, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(PathOf("drop/changes.csv")) && File.Exists(PathOf("reports/cases.csv")), "What nobody took is where it was.");
    }

    [Theory]
    [InlineData("hr-feed push", "staffing.write")]
    [InlineData("case-feed", "caseload.write")]
    [InlineData("case-feed once", "caseload.write")]
    [InlineData("caseloads", "caseload.read")]
    [InlineData("caseloads plan", "breach_plan.write")]
    [InlineData("policies", "caseload.read or policy.write")]
    [InlineData("policies set", "policy.write")]
    [InlineData("policies audit", "audit.read")]
    public async Task Caller_WhoMayNot_IsToldWhichRightItTakes(string program, string right)
    {
        var ran = await RunAsync(
            program, "--ca", _service.PathOf("ca.crt"), "--cert", PathOf("dashboard.council.example.crt"), "--key", PathOf("dashboard.council.example.key"));

        Assert.Equal(4, ran.Code);
        Assert.Contains($"for the right {right}", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>The rows are the caller's to send; that there are no others in the whole organisation is not. It is about who sends, so that the file is not set aside.</summary>
    [Fact]
    public async Task Feed_WhichMayNotSayThatAReportIsWhole_LeavesItWhereItIs()
    {
        await File.WriteAllTextAsync(PathOf("team"), _service.Tokens.Granting("caseload.write@t1"));

        var ran = await RunAsync("case-feed once", "--ca", _service.PathOf("ca.crt"), "--token-file", PathOf("team"));

        Assert.Equal(4, ran.Code);
        Assert.Contains("Applied              1", ran.Output, StringComparison.Ordinal);
        Assert.Contains("you may not say for the whole organisation who has no cases", ran.Output, StringComparison.Ordinal);
        Assert.Contains("for the right caseload.write", ran.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf("reports/cases.csv")));
    }

    /// <summary>What a threshold would do tells of caseloads, which is another right than setting one; the trail is read by who may see no units.</summary>
    [Fact]
    public async Task Administrator_WithOneRightAlone_DoesWhatItIsFor()
    {
        await File.WriteAllTextAsync(PathOf("setter"), _service.Tokens.Granting("policy.write@t1"));
        await File.WriteAllTextAsync(PathOf("auditor"), _service.Tokens.Granting("audit.read@*"));
        string[] threshold = ["threshold", "set", "limit-of-t1", "--unit", "t1", "--basis", "cases", "--limit", "20", "--first", "2024-01-01"];

        var dry = await PoliciesAsync("setter", [.. threshold, "--dry-run"]);
        var set = await PoliciesAsync("setter", threshold);
        var target = await PoliciesAsync(
            "setter", "target", "set", "target-of-t1", "--unit", "t1", "--measure", "vacancy-rate:dfe", "--at-most", "8", "--first", "2024-01-01", "--must-be-met-by", "2024-01-01");
        var audit = await PoliciesAsync("auditor", "audit", "--unit", "t1", "--method", "SetCaseloadThreshold", "--csv");

        Assert.Equal(4, dry.Code);
        Assert.Contains("for the right caseload.read", dry.Error, StringComparison.Ordinal);
        Assert.StartsWith("What it does to those it is for you may not see: that takes the right caseload.read on the unit.", set.Output, StringComparison.Ordinal);
        IsLetIn(set);
        Assert.StartsWith("Whether it takes the place of another you may not see: that takes the right measures.read.", target.Output, StringComparison.Ordinal);
        IsLetIn(target);
        IsLetIn(audit);
        Assert.Contains("SetCaseloadThreshold,t1,,done,", audit.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Service_WhomNobodyVouchesFor_IsSaidToBeSo(string program)
    {
        var ran = await RunForAsync(seconds: 1);

        // On a busy machine the time may be over before the first attempt has failed.
        for (var seconds = 2; !ran.Error.Contains("certificate", StringComparison.Ordinal) && seconds < 100; seconds *= 2)
        {
            ran = await RunForAsync(seconds);
        }

        Assert.Equal(3, ran.Code);
        Assert.Contains("--ca", ran.Error, StringComparison.Ordinal);
        Assert.Contains("certificate", ran.Error, StringComparison.Ordinal);

        // The programs that ask have no such option, and need none.
        Task<Ran> RunForAsync(int seconds) => RunAsync(
            program, ["--token-file", PathOf("token"), .. program.Contains("feed", StringComparison.Ordinal) ? ["--give-up-after", $"{seconds}"] : Array.Empty<string>()]);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task FileThatIsNotThere_OrIsSomethingElse_IsNamed(string program)
    {
        foreach (var (options, named) in new (string[], string)[]
        {
            (["--ca", PathOf("none.pem")], "none.pem"),
            (["--ca", PathOf("changes.csv")], "changes.csv holds no certificate"),
            (["--ca", _service.PathOf("ca.crt"), "--cert", PathOf("everything.crt")], "go together"),
            (["--ca", _service.PathOf("ca.crt"), "--cert", PathOf("everything.crt"), "--key", PathOf("changes.csv")], "changes.csv do not hold"),
            (["--ca", _service.PathOf("ca.crt"), "--token-file", PathOf("none")], "There is no file"),
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

    private Task<Ran> PoliciesAsync(string token, params string[] arguments) => Ran.PoliciesAsync(
        [.. arguments, "--service", _service.Service.Address.ToString(), "--ca", _service.PathOf("ca.crt"), "--token-file", PathOf(token)]);

    private async Task<Ran> RunAsync(string program, params string[] signIn)
    {
        string[] service = ["--service", _service.Service.Address.ToString(), .. signIn];

        return program switch
        {
            "hr-feed push" => await Ran.HrFeedAsync(["push", PathOf("changes.csv"), .. service]),
            "hr-feed once" => await Ran.HrFeedAsync(["once", PathOf("drop"), "--stable", "0", .. service]),
            "case-feed" => await Ran.CaseFeedAsync(
                TimeProvider.System, ["push", PathOf("cases.csv"), "--source", "mosaic", "--as-of", "2026-01-05", "--partial", .. service]),
            "case-feed once" => await Ran.CaseFeedAsync(TimeProvider.System, ["once", PathOf("reports"), "--source", "mosaic", "--stable", "0", .. service]),
            "caseloads plan" => await Ran.CaseloadsAsync(["plan", "w1", "--text", "Fewer.", .. service]),
            "policies" => await Ran.PoliciesAsync(["thresholds", "t1", .. service]),
            "policies set" => await Ran.PoliciesAsync(
                ["target", "set", "t", "--unit", "t1", "--measure", "vacancy-rate:dfe", "--at-most", "8", "--first", "2024-01-01", "--must-be-met-by", "2024-01-01", .. service]),
            "policies audit" => await Ran.PoliciesAsync(["audit", "--unit", "t1", .. service]),
            "caseloads" => await Ran.CaseloadsAsync(["team", "t1", .. service]),
            _ => await Ran.ReportAsync(["--unit", "council", "--section", "headlines", "--output", PathOf("report.html"), .. service]),
        };
    }
}
