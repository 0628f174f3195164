using Workforce.Client.Tests.Fakes;
using Workforce.V1;

namespace Workforce.Client.Tests;

public class ChangeSourceTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Change_AnyFact_CarriesTheSourceAndTheMoment()
    {
        var source = new ChangeSource("itrent", _clock);

        var change = source.Change(new Worker { WorkerId = "w1" });

        var now = _clock.GetUtcNow();
        Assert.Equal(("itrent", "w1"), (change.Source, change.Worker.WorkerId));
        Assert.Equal(now.Ticks / 10, change.MadeTime.ToDateTimeOffset().Ticks / 10);
        Assert.Equal(0, change.MadeTime.Nanos % 1000);
    }

    [Fact]
    public void Change_ManyWhileTheClockStandsStill_AreInOrderAndUnique()
    {
        var source = new ChangeSource("itrent", _clock);

        var changes = Enumerable.Range(0, 1000).Select(_ => source.Change(new Worker())).ToList();

        Assert.Equal(Enumerable.Range(0, 1000).Select(n => (long)n), changes.Select(change => change.MadeSequence));
        var ids = changes.Select(change => change.ChangeId).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Change_ClockIsSetBack_IsStillTheLater()
    {
        var source = new ChangeSource("itrent", _clock);

        var earlier = source.Change(new Worker());
        _clock.Advance(TimeSpan.FromMinutes(-1));
        var later = source.Change(new Worker());

        Assert.Equal(earlier.MadeTime, later.MadeTime);
        Assert.Equal((0, 1), (earlier.MadeSequence, later.MadeSequence));
        Assert.True(string.CompareOrdinal(earlier.ChangeId, later.ChangeId) < 0);
    }

    [Fact]
    public void Change_ClockMovesOn_BeginsTheSequenceAnew()
    {
        var source = new ChangeSource("itrent", _clock);

        source.Change(new Worker());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var later = source.Change(new Worker());

        Assert.Equal(0, later.MadeSequence);
    }

    [Fact]
    public void Change_TwoSourcesOfOneName_NeverShareAnId()
    {
        var one = new ChangeSource("itrent", _clock).Change(new Worker());
        var other = new ChangeSource("itrent", _clock).Change(new Worker());

        Assert.NotEqual(one.ChangeId, other.ChangeId);
        Assert.InRange(one.ChangeId.Length, 1, 64);
    }

    [Fact]
    public void Change_FromManyThreads_IsUnique()
    {
        var source = new ChangeSource("itrent");

        var ids = Enumerable.Range(0, 10_000).AsParallel().Select(_ => source.Change(new Worker()).ChangeId).ToHashSet();

        Assert.Equal(10_000, ids.Count);
    }

    [Fact]
    public void Construction_NameTooLong_Throws() =>
        Assert.Throws<ArgumentException>(() => new ChangeSource(new string('x', 65)));
}
