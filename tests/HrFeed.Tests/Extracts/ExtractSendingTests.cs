using Workforce.Client;
using Workforce.HrFeed.Tests.Fakes;
using Workforce.V1;

namespace Workforce.HrFeed.Tests.Extracts;

public sealed class ExtractSendingTests
{
    [Fact]
    public async Task RowsThatThrow_BreakTheCallOff_BeforeTheServiceHasAnExtract()
    {
        var staffing = new FakeStaffing();
        await using var service = await FakeService.StartAsync(staffing);
        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = service.Address });

        // Of the kind that a call throws once the service has ended it, too.
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.Staffing.ReconcileAsync(new ExtractHeader(), Rows(2500)).WaitAsync(TimeSpan.FromMinutes(1)));

        Assert.Equal("No more.", thrown.Message);
        Assert.Empty(staffing.Extracts);
    }

    [Fact]
    public async Task AnswerThatIsHandedOver_IsNotKept()
    {
        var staffing = new FakeStaffing
        {
            Reconcile = (_, _) =>
            [
                new() { Faults = { new ExtractFault { Row = 1 } }, Differences = { new StaffingDifference(), new StaffingDifference() } },
                new() { Doubts = { new ExtractDoubt() }, Summary = new() { Revision = 7 } },
            ],
        };
        await using var service = await FakeService.StartAsync(staffing);
        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = service.Address });
        var handedOver = new List<(int Differences, int Doubts)>();

        var result = await client.Staffing.ReconcileAsync(new(), [], part => handedOver.Add((part.Differences.Count, part.Doubts.Count)));
        Assert.Equal([(2, 0), (0, 1)], handedOver);
        Assert.Equal((1, 0, 0, 7), (result.Faults.Count, result.Differences.Count, result.Doubts.Count, result.Summary!.Revision));

        var kept = await client.Staffing.ReconcileAsync(new(), []);
        Assert.Equal((1, 2, 1, 7), (kept.Faults.Count, kept.Differences.Count, kept.Doubts.Count, kept.Summary!.Revision));
    }

    private static IEnumerable<ExtractRow> Rows(int count)
    {
        for (var row = 0; row < count; row++)
        {
            yield return new() { Worker = new() { WorkerId = $"W{row}" } };
        }

        throw new InvalidOperationException("No more.");
    }
}
