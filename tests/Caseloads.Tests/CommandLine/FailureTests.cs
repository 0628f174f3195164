using Grpc.Core;
using Workforce.Caseloads.Tests.Fakes;
using Workforce.CommandLine;

namespace Workforce.Caseloads.Tests.CommandLine;

/// <summary>What a manager is told when there is no answer.</summary>
public sealed class FailureTests(Anytown anytown) : IClassFixture<Anytown>
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Theory]
    [InlineData("Refferal", "There is no unit 'Refferal', by id or by name. Near to it:", "  Referral and Assessment (T2)")]
    [InlineData("family suport", "There is no unit 'family suport', by id or by name. Near to it:", "  Family Support (T1)")]
    [InlineData("Assess", "There is no unit 'Assess', by id or by name. Near to it:", "  Referral and Assessment (T2)")]
    [InlineData("x", "There is no unit 'x', by id or by name.")]
    [InlineData("duty", "There are 2 units called 'duty'. Ask by id: D1, D2.")]
    public async Task Unit_UnknownOrOfASharedName_IsNotFoundAndWhatIsNearIsNamed(string wanted, params string[] said)
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "team", wanted);

        Assert.Equal((ExitCode.NotFound, ""), (ran.Code, ran.Output));
        Assert.Equal(said, ran.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("FAMILY support")]
    [InlineData("t1")]
    public async Task Unit_InOtherLetters_IsFound(string wanted) =>
        Assert.Equal("Family Support (T1) on 2026-03-31", (await Ran.AgainstAsync(anytown.Service, "team", wanted, "--as-of", "2026-03-31")).Lines[0]);

    [Fact]
    public async Task Worker_Unknown_IsNotFound()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "worker", "W99");

        Assert.Equal((ExitCode.NotFound, ""), (ran.Code, ran.Output));
        Assert.StartsWith("Neither HR nor any case system knows a worker 'W99'.", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json and --csv do not go together.", "team", "T1", "--json", "--csv")]
    [InlineData("--as-of does not go with watch, which is about today.", "watch", "T1", "--as-of", "2026-03-31")]
    [InlineData("--as-of must be a day of the calendar written as year-month-day, such as 2026-11-30.", "team", "T1", "--as-of", "31/03/2026")]
    [InlineData("--role must be one of senior-manager,", "breaches", "T1", "--role", "nobody")]
    [InlineData("--cases must be from 1 to 100.", "preview", "--unit", "T1", "--cases", "0")]
    [InlineData("--cases must be from 1 to 100.", "preview", "--unit", "T1", "--cases", "many")]
    [InlineData("--as-of must be a day of the calendar", "watch", "T1", "--as-of", "yesterday")]
    [InlineData("Give --worker, --unit, or both.", "preview")]
    [InlineData("'nonsense'", "preview", "--unit", "T1", "--category", "nonsense")]
    [InlineData("Required argument missing for command: 'team'.", "team")]
    public async Task Arguments_AtFault_AreRefusedInWordsWithNothingElsePrinted(string said, params string[] arguments)
    {
        var ran = await Ran.AtAsync(Nowhere, arguments);

        Assert.Equal((ExitCode.BadInput, ""), (ran.Code, ran.Output));
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_Away_IsSaidWithWhereItWasSought()
    {
        var ran = await Ran.AtAsync(Nowhere, "team", "T1");

        Assert.Equal((ExitCode.ServiceUnavailable, ""), (ran.Code, ran.Output));
        Assert.StartsWith("The Workforce service at http://127.0.0.1:1 does not answer (", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.PermissionDenied, "You may not see this.")]
    [InlineData(StatusCode.Unauthenticated, "The service does not know you.")]
    [InlineData(StatusCode.FailedPrecondition, "The service refused the question: For a developer.")]
    public async Task Service_Refusing_IsSaidInWords(StatusCode code, string said)
    {
        await using var service = await RefusingService.StartAsync(code);

        var ran = await Ran.AtAsync(service.Address, "worker", "W1");

        Assert.Equal((ExitCode.Refused, ""), (ran.Code, ran.Output));
        Assert.StartsWith(said, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_AtFault_IsSaidOnce()
    {
        var ran = await Ran.AgainstAsync(anytown.Service, "worker", "");

        Assert.Equal(ExitCode.Refused, ran.Code);
        Assert.Equal(["The service refused the question:", "  worker_id: is required."], ran.Error.TrimEnd().Split(Environment.NewLine));
    }
}
