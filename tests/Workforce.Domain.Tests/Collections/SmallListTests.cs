using Workforce.Domain.Collections;

namespace Workforce.Domain.Tests.Collections;

public class SmallListTests
{
    /// <summary>Against a list: inserted and replaced at random, trimmed now and then; what was copied after a trim stays as it was.</summary>
    [Fact]
    public void Insert_AndReplace_IsAListAndLeavesTrimmedCopiesAlone()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var list = default(SmallList<string>);
            var expected = new List<string>();
            var copies = new List<(SmallList<string> Copy, string[] Expected)>();

            for (var step = 0; step < 12; step++)
            {
                if (expected.Count > 0 && random.Next(3) == 0)
                {
                    var index = random.Next(expected.Count);
                    list.Replace(index, expected[index] = $"{step}");
                }
                else
                {
                    var index = random.Next(expected.Count + 1);
                    list.Insert(index, $"{step}");
                    expected.Insert(index, $"{step}");
                }

                Assert.Equal(expected, list.Items.ToArray());
                Assert.Equal(expected.Count, list.Count);

                if (random.Next(3) == 0)
                {
                    list.Trim();
                    copies.Add((list, [.. expected]));
                }
            }

            Assert.All(copies, copy => Assert.Equal(copy.Expected, copy.Copy.Items.ToArray()));
        }
    }
}
