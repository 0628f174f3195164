using Grpc.Core;
using Workforce.Client;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Tests.Fakes;
using Workforce.HrFeed.Tests.Fakes;
using Workforce.V1;

namespace Workforce.HrFeed.Tests;

public class FeedRunTests
{
    private readonly FakeStaffing _staffing = new();

    [Fact]
    public async Task Push_GoodAndFaultyRows_YieldsTheOutcomeOfEachInTheirOrder()
    {
        var outcomes = await PushAsync("kind,worker_id\nworker,W1\nworker,\nworker,W2\nwizard,\nworker,W3\n");

        Assert.Equal(
            [(2, RowResult.Applied), (3, RowResult.Rejected), (4, RowResult.Applied), (5, RowResult.Rejected), (6, RowResult.Applied)],
            outcomes.Select(outcome => (outcome.Line, outcome.Result)));
        Assert.Equal(["W1", "W2", "W3"], _staffing.Kept.Select(change => change.Worker.WorkerId).Order());
    }

    [Fact]
    public async Task Push_SameFileAgain_IsAllDuplicates()
    {
        const string File = "kind,worker_id\nworker,W1\nworker,W1\nworker,W2\n";

        var first = await PushAsync(File);
        var again = await PushAsync(File);

        Assert.All(first, outcome => Assert.Equal(RowResult.Applied, outcome.Result));
        Assert.All(again, outcome => Assert.Equal(RowResult.Duplicate, outcome.Result));
        Assert.All(again, outcome => Assert.Equal(7, outcome.Revision));
        Assert.Equal(3, _staffing.Kept.Count);
    }

    [Fact]
    public async Task Push_ServiceRejectsFields_NamesTheColumnsTheyWereReadFrom()
    {
        _staffing.Answer = change => change.EngagementTerms?.EngagementId is "E2"
            ? FakeStaffing.Rejected(("engagement_terms.placement.post_id", "must be a post."), ("engagement_terms.fte", "is odd."))
            : null;

        var outcomes = await PushAsync(
            """
            kind,engagement_id,post_id,fte,first_date
            terms,E1,P1,1,2024-04-01
            terms,E2,P1,1,2024-04-01
            terms,E3,P1,1,2024-04-01
            """);

        Assert.Equal([RowResult.Applied, RowResult.Rejected, RowResult.Applied], outcomes.Select(outcome => outcome.Result));
        Assert.Equal([new("post_id", "must be a post."), new("fte", "is odd.")], outcomes[1].Faults);
    }

    [Fact]
    public async Task Push_ServiceRejectsFieldsOfNdjson_NamesTheFields()
    {
        _staffing.Answer = _ => FakeStaffing.Rejected(("worker.worker_id", "is required."));

        var outcomes = await PushAsync("{\"worker\":{}}", ".ndjson");

        Assert.Equal(new RowFault("worker.worker_id", "is required."), outcomes.Single().Faults.Single());
    }

    [Fact]
    public async Task Push_ChangeIdReused_SaysSoOfTheChangeId()
    {
        _staffing.Answer = _ => FakeStaffing.Rejected(StatusCode.AlreadyExists, "CHANGE_ID_REUSED");

        var outcomes = await PushAsync("kind,worker_id,change_id\nworker,W1,1\n");

        Assert.Equal(
            new RowFault("change_id", "was used before for a change that says something else; each change needs an id of its own."),
            outcomes.Single().Faults.Single());
    }

    [Fact]
    public async Task Push_RejectedForAReasonNotKnownHere_GivesTheServicesWords()
    {
        _staffing.Answer = _ => FakeStaffing.Rejected(StatusCode.FailedPrecondition, "MOON_NOT_FULL");

        var outcomes = await PushAsync("kind,worker_id\nworker,W1\n");

        Assert.Equal(new RowFault("", "For a developer."), outcomes.Single().Faults.Single());
    }

    [Fact]
    public async Task Push_Held_SaysWhatItWaitsFor()
    {
        _staffing.Answer = _ => new ChangeAcknowledgement
        {
            Outcome = ChangeAcknowledgement.Types.Outcome.Held,
            Revision = 3,
            WaitingFor = { new FactReference { WorkerId = "W77" }, new FactReference { PostId = "P1" } },
        };

        var outcome = Assert.Single(await PushAsync("kind,worker_id\nworker,W1\n"));

        Assert.Equal((RowResult.Held, 3), (outcome.Result, outcome.Revision));
        Assert.Equal(["worker W77", "post P1"], outcome.WaitingFor);
    }

    [Fact]
    public async Task Push_DuplicateStillHeld_SaysWhatItWaitsFor()
    {
        _staffing.Answer = _ => new ChangeAcknowledgement
        {
            Outcome = ChangeAcknowledgement.Types.Outcome.Duplicate,
            Revision = 3,
            WaitingFor = { new FactReference { PostId = "P99" } },
        };

        var outcome = Assert.Single(await PushAsync("kind,worker_id\nworker,W1\n"));

        Assert.Equal((RowResult.Duplicate, 3), (outcome.Result, outcome.Revision));
        Assert.Equal(["post P99"], outcome.WaitingFor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Push_Superseded_SaysSo(bool isSuperseded)
    {
        _staffing.Answer = _ => new ChangeAcknowledgement
        {
            Outcome = ChangeAcknowledgement.Types.Outcome.Applied,
            Superseded = isSuperseded,
        };

        var outcome = Assert.Single(await PushAsync("kind,worker_id\nworker,W1\n"));

        Assert.Equal((RowResult.Applied, isSuperseded), (outcome.Result, outcome.Superseded));
    }

    [Fact]
    public async Task Push_OnlyFaultyRows_DoesNotCallTheService()
    {
        var outcomes = await PushAsync("kind,worker_id\n" + string.Concat(Enumerable.Repeat("worker,\n", 40_000)));

        Assert.Equal(40_000, outcomes.Count);
        Assert.Equal(0, _staffing.Pushes);
    }

    [Fact]
    public async Task Push_LongFile_CountsEveryRow()
    {
        var lines = Enumerable.Range(1, 100_000).Select(n => n % 10 == 0 ? "worker,\n" : $"worker,W{n}\n");
        using var file = new FileOnDisk("kind,worker_id\n" + string.Concat(lines));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(new() { Address = service.Address });
        var run = new FeedRun(client.Staffing);

        await foreach (var _ in run.PushAsync(StaffingFile.ReadAsync(file.Path)))
        {
        }

        Assert.Equal((90_000, 10_000, 100_000), (run.Counts.Applied, run.Counts.Rejected, run.Counts.Total));
        Assert.Equal(90_000, _staffing.Kept.Count);
    }

    [Fact]
    public async Task Push_FileBreaksOff_ThrowsAfterTheOutcomesBefore()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(new() { Address = service.Address });
        var run = new FeedRun(client.Staffing);

        await Assert.ThrowsAsync<UnreadableFileException>(() => run.PushAsync(OneThenUnreadable()).ToListAsync().AsTask());

        Assert.Equal(1, run.Counts.Applied);

        static async IAsyncEnumerable<StaffingRow> OneThenUnreadable()
        {
            yield return new StaffingRow(2, new StaffingChange { ChangeId = "c1" }, []);
            await Task.Yield();
            throw new UnreadableFileException("line 3: is not CSV.");
        }
    }

    [Theory]
    [InlineData("worker,\nworker,W1\n")]
    [InlineData("worker,W1\nworker,\n")]
    public async Task Push_CallerStopsListening_Ends(string rows)
    {
        using var file = new FileOnDisk("kind,worker_id\n" + string.Concat(Enumerable.Repeat(rows, 30_000)));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(new() { Address = service.Address });

        var outcomes = await new FeedRun(client.Staffing).PushAsync(StaffingFile.ReadAsync(file.Path)).Take(1).ToListAsync();

        Assert.Single(outcomes);
    }

    private async Task<List<RowOutcome>> PushAsync(string content, string extension = ".csv")
    {
        using var file = new FileOnDisk(content, extension);
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(new() { Address = service.Address });

        return await new FeedRun(client.Staffing).PushAsync(StaffingFile.ReadAsync(file.Path, A.Defaults)).ToListAsync();
    }
}
