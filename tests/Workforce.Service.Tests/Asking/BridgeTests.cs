using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class BridgeTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly string _council = A.Id("council");
    private readonly string _posts = A.Id("post");

    private StaffingChange[] Someone(string fte, Google.Type.Date first, Google.Type.Date? last = null)
    {
        var worker = A.Id("worker");
        return
        [
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, _posts, fte, engagement => (engagement.FirstDate, engagement.LastDate) = (first, last)),
        ];
    }

    /// <summary>Reported in October: 2 FTE at the end of September. Since then: a leaver of August is heard of, and 0.6 was 0.8.</summary>
    [Fact]
    public async Task GetStaffBridge_FromAnOpeningAsReported_TellsWhatWasCorrected()
    {
        var partTimer = Someone("0.6", A.Day(2022, 1, 1));
        var leaver = Someone("1", A.Day(2022, 1, 1));
        var reported = (await service.PushAsync(
            [A.Unit(_council), A.Post(_posts, _council, "9"), .. Someone("0.4", A.Day(2022, 1, 1)), .. partTimer, .. leaver]))[^1].Revision;

        var corrected = new[] { partTimer[1].Clone(), leaver[1].Clone() };
        (corrected[0].ChangeId, corrected[0].MadeSequence, corrected[0].Engagement.Fte) = (A.Id("change"), 1_000_000, A.Number("0.8"));
        (corrected[1].ChangeId, corrected[1].MadeSequence, corrected[1].Engagement.LastDate) = (A.Id("change"), 1_000_000, A.Day(2024, 8, 31));
        await service.PushAsync([.. corrected, .. Someone("0.5", A.Day(2024, 11, 1)), .. Someone("1", A.Day(2022, 1, 1), A.Day(2024, 9, 30))]);

        var request = new GetStaffBridgeRequest
        {
            UnitId = _council,
            Period = new() { Range = new() { FirstDate = A.Day(2024, 10, 1), LastDate = A.Day(2024, 12, 31) } },
            OpeningReading = new() { AsKnownRevision = reported },
        };
        var bridge = await service.Measures.GetStaffBridgeAsync(request);

        // 2 + (0.2 - 1) + 0.5 = 1.7; heads 3 - 1 + 1 = 3
        Assert.Equal(
            ("2", "-0.8", "0.5", "0", "1.7"),
            (bridge.Fte.OpeningFte.Value, bridge.Fte.CorrectionsFte.Value, bridge.Fte.StartersFte.Value, bridge.Fte.LeaversFte.Value, bridge.Fte.ClosingFte.Value));
        Assert.Equal((3, -1, 1, 3), (bridge.Headcount.OpeningCount, bridge.Headcount.CorrectionsCount, bridge.Headcount.StartersCount, bridge.Headcount.ClosingCount));
        Assert.Equal(reported, bridge.OpeningRevision);

        request.OpeningReading = null;
        bridge = await service.Measures.GetStaffBridgeAsync(request);
        Assert.Equal(("1.2", "0", bridge.Revision), (bridge.Fte.OpeningFte.Value, bridge.Fte.CorrectionsFte.Value, bridge.OpeningRevision));

        (request.Reading, request.OpeningReading) = (new() { AsKnownRevision = reported }, new() { AsKnownRevision = bridge.Revision });
        Assert.Equal(["opening_reading"], await Details.RefusedFieldsAsync(async () => await service.Measures.GetStaffBridgeAsync(request)));
        request.OpeningReading = new() { AsKnownRevision = bridge.Revision + 1000 };
        Assert.Equal(
            ["opening_reading.as_known_revision"],
            await Details.RefusedFieldsAsync(async () => await service.Measures.GetStaffBridgeAsync(request)));
    }
}
