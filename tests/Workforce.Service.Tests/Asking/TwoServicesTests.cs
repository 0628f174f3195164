using Workforce.Service.Tests.Hosting;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Asking;

/// <summary>Two services on one ledger answer alike.</summary>
public class TwoServicesTests(RunningService first) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Push_ToOne_IsAnsweredByTheOther()
    {
        var second = await RunningService.StartAsync($"--Workforce:DatabasePath={first.DatabasePath}");
        var (council, post) = (A.Id("council"), A.Id("post"));

        var toFirst = await first.PushAsync(A.Unit(council), A.Post(post, council, "1"));
        var bySecond = await FteAsync(second, council, toFirst[1].Revision);
        var toSecond = await second.PushAsync(A.Post(post, council, "2"));
        var byFirst = await FteAsync(first, council, toSecond[0].Revision);

        Assert.Equal(("1", "2"), (bySecond, byFirst));
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Push_DuplicateThatIsStillHeld_SaysWhatItWaitsFor()
    {
        var held = A.Post(A.Id("post"), "a-unit-not-known");
        await first.PushAsync(held);

        var again = await first.PushAsync(held);

        Assert.Equal((Outcome.Duplicate, "a-unit-not-known"), (again[0].Outcome, again[0].WaitingFor.Single().UnitId));
    }

    [Fact]
    public async Task Push_SourceBeyondThoseThatAnotherServiceTookIn_IsRejected()
    {
        var one = await RunningService.StartAsync("--Workforce:MaxSources=1");
        var other = await RunningService.StartAsync("--Workforce:MaxSources=1", $"--Workforce:DatabasePath={one.DatabasePath}");
        var taken = await one.PushAsync(A.Unit("council"));
        await other.Staffing.ListOrganisationUnitsAsync(new() { Reading = new() { MinRevision = taken[0].Revision } });
        var second = A.Unit("another");
        second.Source = "a second source";

        var refused = await other.PushAsync(second);

        Assert.Equal(Outcome.Rejected, refused.Single().Outcome);
        await other.DisposeAsync();
        await one.DisposeAsync();
    }

    private static async Task<string> FteAsync(RunningService service, string council, long minRevision) =>
        (await service.Measures.GetEstablishmentAsync(new() { UnitId = council, Reading = new() { MinRevision = minRevision } })).Total.EstablishmentFte.Value;
}
