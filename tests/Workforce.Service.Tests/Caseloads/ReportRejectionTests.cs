using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>Every rule that a caseload change can break: it is rejected, and the field is named.</summary>
public class ReportRejectionTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Dictionary<string, (CaseloadChange Change, string Field)> Cases = new()
    {
        ["no source"] = (With(Case.Report("w", 1), change => change.Source = ""), "source"),
        ["a source of our own"] = (With(Case.Report("w", 1), change => change.Source = "workforce/breach-plans"), "source"),
        ["no change id"] = (With(Case.Report("w", 1), change => change.ChangeId = ""), "change_id"),
        ["no made time"] = (With(Case.Report("w", 1), change => change.MadeTime = null), "made_time"),
        ["made in the future"] = (With(Case.Report("w", 1), change => change.MadeTime = Timestamp.FromDateTime(DayClock.OfTheRun.Now.AddDays(1))), "made_time"),
        ["negative sequence"] = (With(Case.Report("w", 1), change => change.MadeSequence = -1), "made_sequence"),
        ["no fact"] = (With(Case.Report("w", 1), change => change.ClearFact()), "fact"),
        ["no worker"] = (Case.Report("", 1), "caseload.worker_id"),
        ["no day"] = (With(Case.Report("w", 1), change => change.Caseload.FirstDate = null), "caseload.first_date"),
        ["a day to come"] = (Case.Report("w", 1, Case.Ago(-1)), "caseload.first_date"),
        ["no such day"] = (Case.Report("w", 1, A.Day(2025, 2, 29)), "caseload.first_date"),
        ["no counts"] = (With(Case.Report("w", 1), change => change.Caseload.Counts = null), "caseload.counts"),
        ["an unknown category"] = (With(Case.Report("w", 1), change => change.Caseload.Counts.MergeFrom(new byte[] { 8 << 3, 2 })), "caseload.counts"),
        ["a negative count"] = (With(Case.Report("w", 1), change => change.Caseload.Counts.ChildProtectionCount = -1), "caseload.counts.child_protection_count"),
        ["an absurd count"] = (With(Case.Report("w", 1), change => change.Caseload.Counts.OpenButFinishedCount = 1000), "caseload.counts.open_but_finished_count"),
        ["a unit with a space before it"] = (Case.Report("w", 1, unitId: " u"), "caseload.unit_id"),
        ["unallocated of no unit"] = (Case.Unallocated("", 1), "unallocated.unit_id"),
        ["unallocated on a day to come"] = (Case.Unallocated("u", 1, Case.Ago(-1)), "unallocated.first_date"),
        ["unallocated below zero"] = (Case.Unallocated("u", -1), "unallocated.counts.other_count"),
        ["a snapshot of no day"] = (With(Case.Completed("ics", 0), change => change.SnapshotCompleted.SnapshotDate = null), "snapshot_completed.snapshot_date"),
        ["a snapshot of a day to come"] = (Case.Completed("ics", 0, Case.Ago(-1)), "snapshot_completed.snapshot_date"),
        ["a snapshot of fewer than no workers"] = (Case.Completed("ics", -1), "snapshot_completed.worker_count"),
        ["a covered unit of no id"] =
            (Case.Completed("ics", 0, with: each => each.CoveredUnitIds.Add(["u", ""])), "snapshot_completed.covered_unit_ids[1]"),
        ["more covered units than 50"] =
            (Case.Completed("ics", 0, with: each => each.CoveredUnitIds.Add(Enumerable.Range(0, 51).Select(i => $"u{i}"))), "snapshot_completed.covered_unit_ids"),
        ["a share above 100"] = (Case.Completed("ics", 0, with: each => each.MaxShrinkPercent = A.Number("100.1")), "snapshot_completed.max_shrink_percent"),
        ["a share that is no number"] = (Case.Completed("ics", 0, with: each => each.MaxShrinkPercent = A.Number("a fifth")), "snapshot_completed.max_shrink_percent"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Change_ThatBreaksARule_IsRejectedNamingTheField(string name)
    {
        var (change, field) = Cases[name];

        var acknowledgement = (await service.ReportAsync(change)).Single();

        Assert.Equal((Outcome.Rejected, "INVALID_FIELDS"), (acknowledgement.Outcome, acknowledgement.Error.Info().Reason));
        Assert.Equal([field], acknowledgement.Error.Fields());
    }

    [Fact]
    public async Task Change_WithSeveralFaults_NamesThemAll()
    {
        var change = Case.Report("", -1, Case.Ago(-1));

        var acknowledgement = (await service.ReportAsync(change)).Single();

        Assert.Equal(["caseload.worker_id", "caseload.first_date", "caseload.counts.assessment_count"], acknowledgement.Error.Fields());
    }

    private static CaseloadChange With(CaseloadChange change, Action<CaseloadChange> fault)
    {
        fault(change);
        return change;
    }
}
