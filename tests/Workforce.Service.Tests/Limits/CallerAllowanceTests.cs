using System.Net;
using Microsoft.Extensions.Options;
using Workforce.Client.Tests.Fakes;
using Workforce.Service.Limits;
using Workforce.Service.Settings;

namespace Workforce.Service.Tests.Limits;

public sealed class CallerAllowanceTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly CallerAllowances _callers;

    public CallerAllowanceTests() =>
        _callers = new(Options.Create(new LimitSettings { MaxCallers = 10, CallsPerSecond = 1, CallBurst = 2, MaxWatchesPerCaller = 1, MaxWatches = 2 }), _clock);

    public void Dispose() => _callers.Dispose();

    [Fact]
    public void Of_TheSameName_IsTheSameAllowance() => Assert.Same(_callers.Of("itrent"), _callers.Of("itrent"));

    /// <summary>However many names are made up, ten are kept; the others share one allowance.</summary>
    [Fact]
    public void Of_MoreNamesThanAreCountedApart_SharesOneAmongTheRest()
    {
        var allowances = Enumerable.Range(0, 1000).Select(i => _callers.Of($"forged-{i}")).ToList();

        Assert.Equal(10, _callers.Count);
        Assert.Equal(11, allowances.Distinct().Count());
    }

    [Fact]
    public void Of_AfterOthersHaveBeenIdle_HasRoomForANewName()
    {
        var busy = _callers.Of("busy");
        Assert.True(busy.TryEnter());
        var others = Enumerable.Range(0, 9).Select(i => _callers.Of($"idle-{i}")).ToList();

        _clock.Advance(TimeSpan.FromMinutes(1));
        var late = _callers.Of("late");

        Assert.DoesNotContain(late, others);
        Assert.NotSame(late, _callers.Of("later"));
        Assert.Same(busy, _callers.Of("busy"));
    }

    [Fact]
    public void TryBegin_ByOneCaller_TakesNothingFromAnother()
    {
        var (greedy, modest) = (_callers.Of("greedy"), _callers.Of("modest"));

        while (greedy.TryBegin())
        {
        }

        Assert.True(modest.TryBegin());
    }

    [Fact]
    public void TryWatch_BeyondEitherNumber_SaysWhichAndCountsNothing()
    {
        var (a, b, c) = (_callers.Of("a"), _callers.Of("b"), _callers.Of("c"));

        Assert.Null(a.TryWatch());
        Assert.Equal(1, a.TryWatch());
        Assert.Null(b.TryWatch());
        Assert.Equal(2, c.TryWatch());
        a.EndWatch();
        Assert.Null(c.TryWatch());
    }

    /// <summary>Of IPv6 whoever has one address has its whole network.</summary>
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public void NetworkOf_TwoAddresses_IsTheSameWhereOneMayHaveBoth(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Stranger.NetworkOf(IPAddress.Parse(one)) == Stranger.NetworkOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData("1H", 3600.0)]
    [InlineData("90M", 5400.0)]
    [InlineData("10S", 10.0)]
    [InlineData("2000m", 2.0)]
    [InlineData("3000000u", 3.0)]
    [InlineData("99999999n", 0.0999999)]
    [InlineData("99999999H", 359_999_996_400.0)]
    [InlineData("", null)]
    [InlineData("S", null)]
    [InlineData("5", null)]
    [InlineData("-1S", null)]
    [InlineData("1.5S", null)]
    [InlineData("123456789S", null)]
    [InlineData("１S", null)]
    public void Parse_OfATimeout_IsWhatTheProtocolSays(string text, double? seconds) =>
        Assert.Equal(seconds is { } value ? TimeSpan.FromSeconds(value) : null, Service.Limits.Timeout.Parse(text));
}
