using Workforce.Conformance.Facts;

namespace Workforce.Conformance.Tests;

public class PeopleTests
{
    [Theory]
    [InlineData("1", 14, "0.071429", "0.071428")] // 14 x 0.071428 = 0.999992: the first eight have a millionth more
    [InlineData("368.2", 321, "1.147041", "1.14704")]
    [InlineData("31634.1", 33689, "0.939004", "0.939003")]
    [InlineData("12", 12, "1", "1")]
    public void EachFte_OfPeople_AddsUpExactlyInSixPlaces(string fte, int heads, string first, string last)
    {
        var people = new People(Number(fte), heads);

        var each = people.EachFte().ToList();

        Assert.Equal((heads, people.Fte), (each.Count, each.Sum()));
        Assert.Equal((Number(first), Number(last)), (each[0], each[^1]));
        Assert.All(each, one => Assert.Equal(one, Math.Round(one, 6, MidpointRounding.AwayFromZero)));
    }

    [Theory]
    [InlineData("0", 0, true)]
    [InlineData("0", 5, false)]
    [InlineData("0.000005", 5, true)]
    [InlineData("7.5", 5, true)]
    [InlineData("7.6", 5, false)]
    [InlineData("0.1", 0, false)]
    public void ArePossible_OfFteAndHeads_IsWhetherEachCanHaveSomeAndNoneTooMuch(string fte, int heads, bool are) =>
        Assert.Equal(are, new People(Number(fte), heads).ArePossible);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
