using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;
using Workforce.Ledger.Tests;

namespace Workforce.Domain.Tests.Facts;

/// <summary>A kind of fact that is added is known wherever it must be, or fails here.</summary>
public class FactKindTests
{
    private static readonly DateTime Moment = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>()];

    /// <summary>The numbers of the contract, by area.</summary>
    [Fact]
    public void Area_OfEachKind_IsTheOneThatTheContractPutsItIn() => Assert.Equal(
        [
            (FactArea.Staffing, "1 2 3 4 5 6 15 17"),
            (FactArea.Caseloads, "7 8 9 10 11 12"),
            (FactArea.Policies, "13 14"),
            (FactArea.Privacy, "16"),
        ],
        Enum.GetValues<FactKind>().GroupBy(kind => kind.Area()).OrderBy(area => area.Key).Select(area => (area.Key, string.Join(' ', area.Select(kind => (int)kind)))));

    [Fact]
    public void Area_OfAKindThatThereIsNot_IsNone() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => (Enum.GetValues<FactKind>().Max() + 1).Area());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_AFactOfAnyKind_TakesItIn(FactKind kind)
    {
        var facts = EveryFact.Samples.Where(fact => fact.Key.Kind == kind).ToList();

        Assert.NotEmpty(facts);
        Assert.All(facts, fact =>
        {
            var change = new Change(EveryFact.SourceOf(fact, otherwise: "s"), "c", new(Moment), Withdrawn: false, fact);
            var snapshot = WorkforceSnapshot.Empty.With([new(1, 1, Moment, change)], 1, out var effects);

            Assert.False(Assert.Single(effects).Superseded);
            Assert.False(snapshot.EffectOf(change).Superseded);
        });
    }

    /// <summary>What a model knows nothing of it refuses, rather than take it for something else.</summary>
    [Fact]
    public void With_AFactThatWentAstray_IsRefused()
    {
        var change = new Change("s", "c", new(Moment), Withdrawn: false, new Unheard());

        Assert.Throws<ArgumentException>(() => PolicySnapshot.Empty.With([change]));
        Assert.Throws<ArgumentException>(() => PolicySnapshot.Empty.Holds(change));
        Assert.Throws<ArgumentException>(() => CaseloadSnapshot.Empty.With([new(1, 1, Moment, change)]));
        Assert.Throws<ArgumentException>(() => CaseloadSnapshot.Empty.Holds(change));
    }

    private sealed record Unheard : Fact
    {
        public override FactKey Key => new(FactKind.Target, "unheard of");

        public override FactReference Subject => FactReference.Unit("U");

        public override FactReferences References => default;
    }
}
