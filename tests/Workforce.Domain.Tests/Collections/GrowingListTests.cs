using Workforce.Domain.Collections;

namespace Workforce.Domain.Tests.Collections;

public class GrowingListTests
{
    /// <summary>Against a list: added to in rounds of random length, from nothing to several blocks; what was copied after a round stays as it was.</summary>
    [Fact]
    public void Add_InRounds_IsAListAndLeavesTrimmedCopiesAlone()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var list = default(GrowingList<string>);
            var expected = new List<string>();
            var copies = new List<(GrowingList<string> Copy, string[] Expected)>();

            for (var round = 0; round < 20; round++)
            {
                for (var added = random.Next(random.Next(2) == 0 ? 3 : 150); added > 0; added--)
                {
                    list.Add($"{expected.Count}");
                    expected.Add($"{expected.Count}");
                    Assert.Equal(expected.Count, list.Count);
                }

                Assert.Equal(expected, Walked(list));
                list.Trim();
                Assert.Equal(expected, Walked(list));
                Assert.Equal(expected.Count, list.Count);
                Assert.Equal(expected.Count == 0, list.IsEmpty);
                copies.Add((list, [.. expected]));

                if (random.Next(4) == 0)
                {
                    // Two may go on from the same; neither sees what the other adds.
                    var other = list;
                    other.Add("other");
                    other.Trim();
                    copies.Add((other, [.. expected, "other"]));
                }
            }

            Assert.All(copies, copy => Assert.Equal(copy.Expected, Walked(copy.Copy)));
        }
    }

    private static List<string> Walked(GrowingList<string> list)
    {
        var items = new List<string>();

        foreach (var item in list)
        {
            items.Add(item);
        }

        return items;
    }
}
