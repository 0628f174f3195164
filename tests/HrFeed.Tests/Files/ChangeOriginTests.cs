using Workforce.Feeds.Tests.Fakes;

namespace Workforce.HrFeed.Tests.Files;

/// <summary>Source, id, made time and sequence: what makes pushing a file again harmless.</summary>
public class ChangeOriginTests
{
    private const string TwoAlike = "kind,worker_id\nworker,W1\nworker,W1\n";

    [Fact]
    public async Task Read_NoId_DerivesTheIdThatItWillAlwaysHave()
    {
        // The first 16 bytes of the SHA-256 of the message, as Python makes them:
        // source "itrent" (field 1), made_time 1775035800 s (3), made_sequence 1 (4), worker W1 (12).
        var row = Assert.Single(await A.RowsAsync("kind,worker_id\nworker,W1\n"));

        Assert.Equal("worker-bce9de645a319752306ed8f08c8c879f", row.Change!.ChangeId);
    }

    [Fact]
    public async Task Read_SameFileTwice_GivesTheSameChanges() =>
        Assert.Equal((await A.RowsAsync(TwoAlike)).Select(row => row.Change), (await A.RowsAsync(TwoAlike)).Select(row => row.Change));

    [Fact]
    public async Task Read_TwoRowsAlike_AreTwoChangesOfWhichTheLaterHolds()
    {
        var rows = await A.RowsAsync(TwoAlike);

        Assert.NotEqual(rows[0].Change!.ChangeId, rows[1].Change!.ChangeId);
        Assert.Equal([1, 2], rows.Select(row => row.Change!.MadeSequence));
        Assert.Equal(rows[0].Change!.MadeTime, rows[1].Change!.MadeTime);
    }

    [Theory]
    [InlineData("kind,engagement_id,post_id,fte,first_date\nterms,E1,P1,0.60,2024-04-01\n")]
    [InlineData("first_date,fte,kind,post_id,engagement_id,withdrawn\n2024-04-01,.6,TERMS,P1,E1,no\n")]
    [InlineData("# as before\nkind,engagement_id,post_id,fte,first_date,role\n\nterms,E1,P1,0.600,2024-04-01,\n")]
    public async Task Read_SameChangeWrittenOtherwise_HasTheSameId(string content)
    {
        var plain = await A.RowsAsync("kind,engagement_id,post_id,fte,first_date\nterms,E1,P1,0.6,2024-04-01\n");

        Assert.Equal(plain.Single().Change, (await A.RowsAsync(content)).Single().Change);
    }

    [Theory]
    [InlineData("kind,worker_id\nworker,W2\n")]
    [InlineData("kind,worker_id,name\nworker,W1,A. Example\n")]
    [InlineData("kind,worker_id,withdrawn\nworker,W1,yes\n")]
    [InlineData("kind,worker_id,made_time\nworker,W1,2026-04-01T09:30:01Z\n")]
    [InlineData("kind,worker_id,made_sequence\nworker,W1,2\n")]
    public async Task Read_OtherChange_HasAnotherId(string content)
    {
        var plain = await A.RowsAsync("kind,worker_id\nworker,W1\n");

        Assert.NotEqual(plain.Single().Change!.ChangeId, (await A.RowsAsync(content)).Single().Change!.ChangeId);
    }

    [Fact]
    public async Task Read_IdGiven_IsKept()
    {
        var rows = await A.RowsAsync("kind,worker_id,change_id\nworker,W1,84213\nworker,W2,\n");

        Assert.Equal("84213", rows[0].Change!.ChangeId);
        Assert.StartsWith("worker-", rows[1].Change!.ChangeId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-01T10:30:00+01:00", "2026-04-01T09:30:00Z")]
    [InlineData("2026-04-01T09:30Z", "2026-04-01T09:30:00Z")]
    [InlineData("2026-04-01T09:30:00.1234567Z", "2026-04-01T09:30:00.123456Z")]
    public async Task Read_MadeTimeGiven_IsKeptToTheMicrosecond(string given, string kept)
    {
        var row = Assert.Single(await A.RowsAsync($"kind,worker_id,made_time\nworker,W1,{given}\n"));

        Assert.Equal(DateTimeOffset.Parse(kept, null), row.Change!.MadeTime.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("2026-04-01T09:30:00")]
    [InlineData("2026-04-01 09:30:00Z")]
    [InlineData("1899-12-31T23:59:59Z")]
    public async Task Read_MadeTimeAtFault_SaysSo(string given)
    {
        var faults = await A.FaultsAsync($"kind,worker_id,made_time\nworker,W1,{given}\n");

        Assert.Equal("made_time", Assert.Single(faults).Column);
    }

    [Fact]
    public async Task Read_NoMadeTimeAtAll_IsWhenTheFileWasWrittenInWholeSeconds()
    {
        using var file = new FileOnDisk("kind,worker_id\nworker,W1\n");
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2026, 4, 1, 9, 30, 15, 987, DateTimeKind.Utc));

        var row = await StaffingFile.ReadAsync(file.Path).SingleAsync();

        Assert.Equal(new DateTimeOffset(2026, 4, 1, 9, 30, 15, TimeSpan.Zero), row.Change!.MadeTime.ToDateTimeOffset());
        Assert.Equal("hr-feed", row.Change.Source);
    }
}
