using System.Globalization;
using System.Text.Json;
using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.Policies.Tests.Fakes;
using Workforce.Service.Tests.Caseloads;
using Workforce.V1;

namespace Workforce.Policies.Tests.CommandLine;

/// <summary>The command audit.</summary>
[Collection(OneBorough.Name)]
public sealed class AuditCommandTests(Borough borough)
{
    [Fact]
    public async Task Audit_OfAUnit_ListsWhatWasDoneToItTheLatestFirst()
    {
        var team = await ThreeTimesLimitedAsync();

        var ran = await borough.RunAsync("audit", "--unit", team.Name, "--method", "setcaseloadthreshold", "--csv");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Equal("Entry,When in London,Caller,Method,Unit,Worker,Outcome,Calls,Rows,Revision", ran.Lines[0].TrimEnd('\r'));
        var rows = ran.Lines.Skip(1).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        Assert.Equal(["SetCaseloadThreshold", team.Id, "", "done", "1", "1"], rows[0][3..9]);
        Assert.Equal(3, rows.Count);
        Assert.Equal(rows.OrderByDescending(row => int.Parse(row[0], CultureInfo.InvariantCulture)), rows);
    }

    [Fact]
    public async Task Audit_OfMoreThanTheBound_SaysThatThereAreOlderOnes()
    {
        var team = await ThreeTimesLimitedAsync();

        var few = await borough.RunAsync("audit", "--unit", team.Id, "--method", "SetCaseloadThreshold", "--most", "2");
        var all = await borough.RunAsync("audit", "--unit", team.Id, "--method", "workforce.v1.CaseloadService/SetCaseloadThreshold", "--most", "3");

        Assert.Equal("Entries of the audit trail, the latest first: 2", few.Lines[0]);
        Assert.Equal("There are older ones: these are the latest 2. --most lists more, --until begins further back.", few.Lines[^1]);
        Assert.Equal("Entries of the audit trail, the latest first: 3", all.Lines[0]);
        Assert.DoesNotContain("older", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfAWorker_ListsWhatFailedWithItsReason()
    {
        var team = await borough.TeamAsync(5);
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await borough.Service.Caseloads.RecordBreachPlanAsync(
            new() { RequestId = "audited-plan", WorkerId = team.Workers[0], Plan = new() { Plan = "None is needed." } }));

        // Failures are written by and by, and not with what they failed to do.
        var ran = await UntilListedAsync("audit", "--worker", team.Workers[0], "--method", "RecordBreachPlan", "--json");

        var entry = JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement;
        Assert.Equal((team.Workers[0], "BREACH_NOT_FOUND"), (entry.GetProperty("workerId").GetString(), entry.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Audit_OfDays_HasThemWhole()
    {
        var team = await ThreeTimesLimitedAsync();
        var (today, yesterday) = ($"{Case.Today:yyyy-MM-dd}", $"{Case.Today.AddDays(-1):yyyy-MM-dd}");

        Assert.Equal(4, (await borough.RunAsync("audit", "--unit", team.Id, "--method", "SetCaseloadThreshold", "--since", today, "--until", today, "--csv")).Lines.Count);
        Assert.Single((await borough.RunAsync("audit", "--unit", team.Id, "--since", yesterday, "--until", yesterday, "--csv")).Lines);
    }

    [Theory]
    [InlineData("2026-06-01", "2026-05-31T23:00:00Z")]
    [InlineData("2026-11-30", "2026-11-30T00:00:00Z")]
    public void Day_InLondon_BeginsAtItsMidnight(string day, string moment) => Assert.Equal(
        DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), Words.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToDateTimeOffset());

    [Fact]
    public async Task Audit_OfACallerThatNeverCalled_IsEmpty()
    {
        var ran = await borough.RunAsync("audit", "--caller", "nobody");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Equal("Entries of the audit trail, the latest first: 0", ran.Lines[0]);
    }

    private async Task<Team> ThreeTimesLimitedAsync()
    {
        var team = await borough.TeamAsync();

        foreach (var role in new[] { Role.CaseHolder, Role.SeniorPractitioner, Role.FirstLineManager })
        {
            await borough.Service.LimitAsync(team.Id, "20", limit => limit.Role = role);
        }

        return team;
    }

    private async Task<Ran> UntilListedAsync(params string[] arguments)
    {
        for (var patience = 0; ; patience++)
        {
            var ran = await borough.RunAsync(arguments);

            if (ran.Lines.Count > 0)
            {
                return ran;
            }

            Assert.True(patience < 600, ran.Error);
            await Task.Delay(50);
        }
    }
}
