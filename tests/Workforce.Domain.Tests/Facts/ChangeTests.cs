using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Facts;

public class ChangeTests
{
    private static readonly DateTime Noon = new(2026, 9, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Change Change = new("itrent", "17", new(Noon, 5), Withdrawn: false, new Worker("W1"));

    public static TheoryData<string, Change> Later => new()
    {
        { "made a microsecond later, whatever its sequence", Change with { Made = new(Noon.AddMicroseconds(1), 0) } },
        { "made at the same moment, of a higher sequence", Change with { Made = new(Noon, 6), Source = "a", ChangeId = "1" } },
        { "made at the same moment by a source of greater name", Change with { Source = "payroll", ChangeId = "1" } },
        { "made at the same moment, of a greater id in ordinal order", Change with { ChangeId = "2" } },
    };

    [Theory]
    [MemberData(nameof(Later))]
    public void HoldsOver_AChangeMadeBefore_HoldsAndNotTheOtherWay(string why, Change later)
    {
        Assert.True(later.HoldsOver(Change), why);
        Assert.False(Change.HoldsOver(later), why);
    }

    [Fact]
    public void HoldsOver_Itself_DoesNot() => Assert.False(Change.HoldsOver(Change with { }));

    [Fact]
    public void MadeAt_Comparison_IsByTimeAndThenBySequence()
    {
        var (first, second, third) = (new MadeAt(Noon), new MadeAt(Noon, 1), new MadeAt(Noon.AddTicks(10)));

        Assert.True(first < second && second < third && third > first && first <= new MadeAt(Noon) && third >= second);
    }
}
