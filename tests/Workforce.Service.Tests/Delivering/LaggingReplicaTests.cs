using Workforce.Service.Tests.Access;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Delivering;

/// <summary>What one replica has acknowledged holds for whatever the sender does next through another, which has not read it yet.</summary>
public class LaggingReplicaTests
{
    /// <summary>Its followers look so seldom that what is sent next comes before they have.</summary>
    private const string Lagging = "--Workforce:FollowInterval=00:00:03";

    [Fact]
    public async Task Snapshot_OfReportsThatAnotherReplicaAcknowledged_IsNotIncomplete()
    {
        await using var one = await RunningService.StartAsync();
        await using var other = await RunningService.StartAsync($"--Workforce:DatabasePath={one.DatabasePath}", Lagging);
        await one.ReportAsync(Case.Report("w1", 3), Case.Report("w2", 4));

        var completed = (await other.ReportAsync(Case.Completed("ics", workers: 2))).Single();

        Assert.NotEqual(Outcome.Rejected, completed.Outcome);
    }

    [Fact]
    public async Task Snapshot_ThatIsIncompleteEverywhere_IsRefused()
    {
        await using var one = await RunningService.StartAsync();
        await using var other = await RunningService.StartAsync($"--Workforce:DatabasePath={one.DatabasePath}", Lagging);
        await one.ReportAsync(Case.Report("w1", 3), Case.Report("w2", 4));

        var completed = (await other.ReportAsync(Case.Completed("ics", workers: 3))).Single();

        Assert.Equal(
            (Outcome.Rejected, "CASELOAD_SNAPSHOT_INCOMPLETE", 1L),
            (completed.Outcome, completed.Error.Info().Reason, completed.Position));
    }

    [Fact]
    public async Task Post_OfAUnitThatAnotherReplicaAcknowledged_IsNotForbidden()
    {
        var one = new GuardedService();
        await one.InitializeAsync();
        var other = new GuardedService($"--Workforce:DatabasePath={one.Service.DatabasePath}", Lagging);
        await other.InitializeAsync();
        var sender = other.By(other.Tokens.Granting("staffing.write@s1"));
        await GuardedService.PushAsync(one.Administrator, A.Unit("t9", "s1"));

        var pushed = await GuardedService.PushAsync(sender, A.Post("p9", "t9"), A.Post("p3", "t3"), A.Post("p8", "t9"));

        Assert.Equal(
            [(Outcome.Applied, ""), (Outcome.Rejected, "PERMISSION_DENIED"), (Outcome.Applied, "")],
            pushed.Select(each => (each.Outcome, each.Error?.Info().Reason ?? "")));
        Assert.Equal([1L, 2L, 3L], pushed.Select(each => each.Position));
        await other.DisposeAsync();
        await one.DisposeAsync();
    }
}
