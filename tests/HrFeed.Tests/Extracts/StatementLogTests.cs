using Google.Protobuf.WellKnownTypes;
using Workforce.Feeds.Faults;
using Workforce.HrFeed.Extracts;

namespace Workforce.HrFeed.Tests.Extracts;

public class StatementLogTests
{
    /// <summary>More than are held against each other at a time, twice over.</summary>
    private const int Things = 150_000;

    [Fact]
    public void MoreThanAreHeldAgainstEachOtherAtATime_AreAllToldApart()
    {
        using var log = new StatementLog(Path.GetTempPath());

        // Each is said on a line of its own, and then again: what is said of it is another of every third.
        for (var thing = 0; thing < 2 * Things; thing++)
        {
            var what = thing >= Things && thing % 3 == 0 ? "another" : "one";
            log.Add($"post P{thing % Things}", new StringValue { Value = what }, line: thing + 1, mayRepeat: true);
        }

        log.Judge(CancellationToken.None);
        var standings = log.Standings().ToList();

        Assert.Equal((2L * Things, Things, true), (log.Count, log.NewCount, log.HasContradictions));
        Assert.All(standings[..Things], standing => Assert.True(standing.IsNew));
        Assert.All(
            standings[Things..].Index(),
            again => Assert.Equal(again.Index % 3 == 0 ? again.Index + 1 : StatementStanding.Alike, again.Item.Before));
    }

    [Fact]
    public void WhatMayNotRepeat_ContradictsTheSame()
    {
        using var log = new StatementLog(Path.GetTempPath());

        foreach (var line in (int[])[2, 3, 4])
        {
            log.Add("engagement E1", new StringValue { Value = "one" }, line, mayRepeat: false);
        }

        log.Judge(CancellationToken.None);
        Assert.Equal([0, 2, 2], log.Standings().Select(standing => standing.Before));
    }

    [Fact]
    public void WithoutAContradiction_NoneIsTold()
    {
        using var log = new StatementLog(Path.GetTempPath());
        log.Add("unit T1", new StringValue { Value = "one" }, line: 2, mayRepeat: true);
        log.Add("post T1", new StringValue { Value = "two" }, line: 2, mayRepeat: true);
        log.Add("unit T1", new StringValue { Value = "one" }, line: 3, mayRepeat: true);
        log.Judge(CancellationToken.None);

        Assert.Equal((2, false), (log.NewCount, log.HasContradictions));
        Assert.Equal([0, 0, StatementStanding.Alike], log.Standings().Select(standing => standing.Before));
    }

    [Fact]
    public void MoreThanThereMayBe_AreRefusedByTheLineThatSaysThem()
    {
        using var log = new StatementLog(Path.GetTempPath(), most: 3);

        for (var line = 2; line <= 4; line++)
        {
            log.Add("unit T1", new StringValue { Value = "one" }, line, mayRepeat: true);
        }

        Assert.StartsWith(
            "line 5: is where the file comes to more than 3 entries",
            Assert.Throws<UnreadableFileException>(() => log.Add("unit T1", new StringValue { Value = "one" }, line: 5, mayRepeat: true)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Judging_ThatIsBrokenOff_Ends()
    {
        using var log = new StatementLog(Path.GetTempPath());
        log.Add("unit T1", new StringValue { Value = "one" }, line: 2, mayRepeat: true);

        Assert.Throws<OperationCanceledException>(() => log.Judge(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void NothingOfIt_IsLeftBehind()
    {
        var folder = Directory.CreateTempSubdirectory("hr-feed-log-").FullName;

        using (var log = new StatementLog(folder))
        {
            log.Add("worker W1", new StringValue { Value = "Example, Ann" }, line: 2, mayRepeat: true);
            log.Judge(CancellationToken.None);

            // Windows takes it away with whoever has it open.
            Assert.True(OperatingSystem.IsWindows() || Directory.GetFiles(folder).Length == 0);
        }

        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }
}
