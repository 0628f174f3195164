using Workforce.Service.Live;

namespace Workforce.Service.Tests.Live;

public class ShortPausesTests
{
    private readonly ShortPauses _pauses;
    private int _byOthers;
    private int _collected;

    public ShortPausesTests()
    {
        _pauses = new(() => _byOthers + _collected, () => _collected++);
    }

    /// <summary>4,096 are 40.96 commits of 100: the 41st, and then the 82nd.</summary>
    [Theory]
    [InlineData(40, 0)]
    [InlineData(41, 1)]
    [InlineData(81, 1)]
    [InlineData(82, 2)]
    public void Published_SmallCommits_AreCollectedEveryFourThousandChanges(int commits, int expected)
    {
        Publish(commits, 100);

        Assert.Equal(expected, _collected);
    }

    [Fact]
    public void Published_LargeCommits_AreLeftToTheCollector()
    {
        Publish(100, 1025);

        Assert.Equal(0, _collected);
    }

    /// <summary>Forty, which the collector takes itself as the next is published, and forty more.</summary>
    [Fact]
    public void Published_AfterTheCollectorItself_CountsAnew()
    {
        Publish(40, 100);
        _byOthers++;
        Publish(41, 100);

        Assert.Equal(0, _collected);

        Publish(1, 100);
        Assert.Equal(1, _collected);
    }

    private void Publish(int commits, long changes)
    {
        for (var i = 0; i < commits; i++)
        {
            _pauses.Published(changes);
        }
    }
}
