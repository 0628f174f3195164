using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Listings;

/// <summary>Organisations that go deeper than 32 levels.</summary>
public class DeepOrganisationTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);

    [Fact]
    public void Path_MoreThan32LevelsDeep_IsTheUnitAlone()
    {
        var chain = Enumerable.Range(1, 39).Select(i => A.Unit($"{i}", under: $"{i - 1}"));
        var staffing = Known.From([A.Unit("0", under: null), .. chain]);

        Assert.Equal(32, Organisation.Path(staffing, "31", Day).Count());
        Assert.Equal(["32"], Organisation.Path(staffing, "32", Day));
        Assert.Equal(["39"], Organisation.Path(staffing, "39", Day));
        Assert.Equal(
            Enumerable.Range(32, 8).Select(i => (DataQualityKind.UnitsInALoop, FactReference.Unit($"{i}"))),
            DataQualityIssue.List(staffing, null, Day).Select(issue => (issue.Kind, issue.Subjects.Single())));
    }

    /// <summary>Long chains whose links move, now and then into a loop: in any order, each unit's path on any day is the reference's.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Path_OfLongChainsThatMove_IsTheReferences(int seed)
    {
        var random = new Random(seed);
        List<OrganisationUnit> units = [A.Unit("0", under: null)];
        units.AddRange(Enumerable.Range(1, 59).Select(i => A.Unit($"{i}", under: $"{i - 1}", from: A.Start.AddDays(random.Next(9)))));
        units.AddRange(Enumerable.Range(10, 40).Select(i =>
            A.Unit($"{random.Next(1, 60)}", under: $"{random.Next(60)}", from: A.Start.AddDays(i))));

        var staffing = Known.From([.. units.OrderBy(unit => Chance.Of(seed, "order", $"{unit.Key}"))]);
        var reference = new ReferenceOrganisation(units);

        for (var day = A.Start; day < A.Start.AddDays(52); day = day.AddDays(1))
        {
            Assert.All(reference.UnitIds, unitId =>
                Assert.Equal(reference.Upwards(unitId, day).Reverse(), Organisation.Path(staffing, unitId, day)));
            Assert.Equal(
                reference.UnitIds.Where(unitId => reference.StandsAlone(unitId, day)).Order(StringComparer.Ordinal),
                DataQualityIssue.List(staffing, null, day).Select(issue => issue.Subjects.Single().Id));
        }
    }
}
