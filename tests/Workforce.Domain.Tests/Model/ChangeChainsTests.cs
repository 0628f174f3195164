using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Tests.Model;

public class ChangeChainsTests
{
    /// <summary>A gathered list is put in order once for the unit and once for those above it.</summary>
    [Fact]
    public void InOrder_TheSameListAgain_IsTheSame()
    {
        using var chains = new ChangeChains();
        var list = 0;
        chains.Add(ref list, new(20, 3));
        chains.Add(ref list, new(10, 5));
        chains.Add(ref list, new(20, 1));
        chains.Add(ref list, new(10, -5));

        // 5 - 5 comes to nothing; 3 + 1.
        Assert.Equal([new DayChange(20, 4)], chains.InOrder(ref list).ToArray());
        Assert.Equal([new DayChange(20, 4)], chains.InOrder(ref list).ToArray());
    }

    [Fact]
    public void InOrder_OneOfManyLists_HasItsOwnChangesAlone()
    {
        using var chains = new ChangeChains();
        var lists = new int[50];

        // In turns, 40 each, so that lists lie among each other and all room is outgrown several times: 2,000 changes in all.
        for (var i = 0; i < 40 * lists.Length; i++)
        {
            chains.Add(ref lists[i % lists.Length], new(1 + (i / lists.Length), i % lists.Length));
        }

        for (var list = 1; list < lists.Length; list++)
        {
            Assert.Equal(Enumerable.Range(1, 40).Select(day => new DayChange(day, list)), chains.InOrder(ref lists[list]).ToArray());
        }

        // Amounts of nothing.
        Assert.Empty(chains.InOrder(ref lists[0]).ToArray());
    }

    [Fact]
    public void InOrder_ListThatOutgrowsWhatIsBorrowed_HasAllItsChanges()
    {
        using var chains = new ChangeChains();
        var list = 0;

        // More than twice the 65,536 from which on there is room of one's own.
        for (var day = 150_000; day > 0; day--)
        {
            chains.Add(ref list, new(day, day));
        }

        Assert.Equal(Enumerable.Range(1, 150_000).Select(day => new DayChange(day, day)), chains.InOrder(ref list).ToArray());
    }
}
