using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.V1;

namespace Workforce.CaseFeed.Tests.Sending;

public class SnapshotChangesTests
{
    private const string First = "W1,T1,1,0,0,0,0,0,0\n";
    private const string Second = "W2,,0,2,0,0,0,0,0\n";
    private const string Unallocated = "unallocated,T1,3,0,0,0,0,0,0\n";

    private static readonly CaseloadDay Day = A.DayOf($"{A.Header}\n{First}{Second}{Unallocated}");

    [Fact]
    public void Reports_OfAFile_SayWorkersAndUnits_AndThenThatTheyAreAll()
    {
        var date = new Google.Type.Date { Year = 2026, Month = 11, Day = 27 };

        Assert.Equal(
            [
                new() { Caseload = new() { WorkerId = "W1", UnitId = "T1", FirstDate = date, Counts = new() { AssessmentCount = 1 } } },
                new() { Caseload = new() { WorkerId = "W2", FirstDate = date, Counts = new() { ChildInNeedCount = 2 } } },
                new() { Unallocated = new() { UnitId = "T1", FirstDate = date, Counts = new() { AssessmentCount = 3 } } },
                // Two workers: cases that nobody has are nobody's.
                new CaseloadChange { SnapshotCompleted = new() { SnapshotDate = date, WorkerCount = 2, CoveredUnitIds = { "C1" } } },
            ],
            Changes(Day, A.Terms).Select(Fact));
        Assert.Single(Changes(Day, A.Terms).Select(change => change.MadeTime).Distinct());
        Assert.All(Changes(Day, A.Terms), change => Assert.Equal("liquidlogic", change.Source));
    }

    [Fact]
    public void Ids_OfTheSameFile_AreTheSame_WhateverTheOrderOfItsRows() => Assert.Equal(
        Ids(Day, A.Terms).Order(StringComparer.Ordinal),
        Ids(A.DayOf($"{A.Header}\n{Unallocated}{Second}{First}"), A.Terms).Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_OfAFileMadeLater_OrOfAnotherDay_OrAnotherSystem_AreOthers()
    {
        var all = new[]
        {
            Ids(Day, A.Terms),
            Ids(Day, A.Terms with { MadeTime = A.Terms.MadeTime.AddSeconds(1) }),
            Ids(Day with { Day = new(2026, 11, 26) }, A.Terms),
            Ids(Day, A.Terms with { Source = "mosaic" }),
        }.SelectMany(ids => ids).ToList();

        Assert.Equal(4 * 4, all.Distinct().Count());
    }

    [Fact]
    public void Id_OfASnapshotThatWasConfirmed_IsThatOfOneThatWasNot()
    {
        var confirmed = SnapshotChanges.Completed(Day, A.Terms with { ConfirmShrink = true, MaxShrinkPercent = 12.50m });

        Assert.Equal(SnapshotChanges.Completed(Day, A.Terms).ChangeId, confirmed.ChangeId);
        Assert.Equal((true, "12.5"), (confirmed.SnapshotCompleted.ConfirmShrink, confirmed.SnapshotCompleted.MaxShrinkPercent.Value));
    }

    private static IEnumerable<CaseloadChange> Changes(CaseloadDay day, SnapshotTerms terms) =>
        [.. SnapshotChanges.Reports(day, terms).Select(report => report.Change), SnapshotChanges.Completed(day, terms)];

    private static IEnumerable<string> Ids(CaseloadDay day, SnapshotTerms terms) => Changes(day, terms).Select(change => change.ChangeId);

    private static CaseloadChange Fact(CaseloadChange change)
    {
        var fact = change.Clone();
        (fact.Source, fact.ChangeId, fact.MadeTime) = ("", "", null);
        return fact;
    }
}
