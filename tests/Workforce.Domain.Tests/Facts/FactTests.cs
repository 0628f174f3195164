using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Facts;

public class FactTests
{
    private static readonly DateOnly Day = new(2026, 9, 30);
    private static readonly Placement InPost = Placement.InPost("P1");
    private static readonly Placement InUnit = Placement.InUnit("U1", Role.CaseHolder);

    public static TheoryData<Fact, FactKey, FactReference, FactReference[]> Facts => new()
    {
        {
            A.Unit("U1", under: "U0", from: Day),
            new(FactKind.OrganisationUnit, "U1", Day),
            FactReference.Unit("U1"),
            [FactReference.Unit("U0")]
        },
        { A.Unit("U0", under: null, from: Day), new(FactKind.OrganisationUnit, "U0", Day), FactReference.Unit("U0"), [] },
        { A.Post("P1", unit: "U1", from: Day), new(FactKind.Post, "P1", Day), FactReference.Post("P1"), [FactReference.Unit("U1")] },
        { new Worker("W1"), new(FactKind.Worker, "W1"), FactReference.Worker("W1"), [] },
        {
            A.Employee("E1", InPost, from: Day),
            new(FactKind.Engagement, "E1"),
            FactReference.Engagement("E1"),
            [FactReference.Worker("W-E1"), FactReference.Post("P1")]
        },
        {
            A.Terms("E1", Day, InUnit),
            new(FactKind.EngagementTerms, "E1", Day),
            FactReference.Engagement("E1"),
            [FactReference.Engagement("E1"), FactReference.Unit("U1")]
        },
        { A.Starter("S1", InUnit), new(FactKind.PipelineStarter, "S1"), FactReference.PipelineStarter("S1"), [FactReference.Unit("U1")] },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Fact_IsKnownByItsKeyAndSaysWhatItNeeds(Fact fact, FactKey key, FactReference subject, FactReference[] references)
    {
        Assert.Equal(key, fact.Key);
        Assert.Equal(subject, fact.Subject);
        Assert.Equal(references, fact.References);
    }

    [Fact]
    public void Worker_ToString_LeavesTheNameOut() =>
        Assert.DoesNotContain("Jo", new Worker("W1", "Jo Smith").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Footing_OnlyPermanentAndFixedTerm_AreEmployed() =>
        Assert.Equal([Footing.Permanent, Footing.FixedTerm], Enum.GetValues<Footing>().Where(footing => footing.IsEmployed()));

    [Fact]
    public void Stage_OnlyFromAFirmOfferUntilTheStart_IsExpected() => Assert.Equal(
        [PipelineStage.Offered, PipelineStage.Checks, PipelineStage.StartDateSet],
        Enum.GetValues<PipelineStage>().Where(stage => stage.IsExpected()));

    [Fact]
    public void Engagements_OfTheSameContent_AreEqual() =>
        Assert.Equal(A.Employee("E1", InPost, fte: 0.5m), A.Employee("E1", InPost) with { Fte = Fte.Of(0.50m) });
}
