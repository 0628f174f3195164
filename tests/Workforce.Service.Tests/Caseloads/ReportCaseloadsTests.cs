using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>What a case system sends: what lands, what comes twice, and what a completed snapshot says of those who are not in it.</summary>
public class ReportCaseloadsTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Report_OfKnownAndUnknownWorkers_IsAppliedAndShown()
    {
        var council = await service.CouncilAsync();
        var stranger = A.Id("stranger");

        var acknowledgements = await service.ReportAsync(
            Case.Report(council.First[0], 12), Case.Report(stranger, 7, unitId: council.Teams[0]), Case.Unallocated(council.Teams[0], 4));

        Assert.All(acknowledgements, each => Assert.Equal(Outcome.Applied, each.Outcome));
        Assert.Equal([1, 2, 3], acknowledgements.Select(each => each.Position));
        var list = await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Teams[0] });
        Assert.Equal(
            new Dictionary<string, int> { [council.First[0]] = 12, [council.First[1]] = 0, [council.First[2]] = 0, [stranger] = 7 },
            list.Caseloads.ToDictionary(each => each.WorkerId, each => each.CaseCount));
        Assert.Equal(WorkerCaseload.Types.Employment.Unknown, list.Caseloads.Single(each => each.WorkerId == stranger).Employment);
        var issues = await service.Measures.ListDataQualityIssuesAsync(new() { UnitId = council.Teams[0] });
        Assert.Equal(
            (DataQualityIssue.Types.Kind.CasesOfUnknownWorker, stranger),
            (Assert.Single(issues.Issues).Kind, issues.Issues[0].Subjects[0].WorkerId));
    }

    [Fact]
    public async Task Report_SentAgain_IsADuplicateAndWithOtherContentRefused()
    {
        var report = Case.Report(A.Id("worker"), 12);
        var other = report.Clone();
        other.Caseload.Counts.AssessmentCount = 13;

        var first = await service.ReportAsync(report);
        var again = await service.ReportAsync(report, other);

        Assert.Equal((Outcome.Duplicate, first[0].Revision), (again[0].Outcome, again[0].Revision));
        Assert.Equal((Outcome.Rejected, "CHANGE_ID_REUSED"), (again[1].Outcome, again[1].Error.Info().Reason));
    }

    [Fact]
    public async Task Reports_InAnyOrder_EndInTheSameState()
    {
        var (one, other) = (A.Id("worker"), A.Id("worker"));
        CaseloadChange[] OfWorker(string worker) =>
            [Case.Report(worker, 10, Case.Ago(5)), Case.Report(worker, 20, Case.Ago(3)), Case.Report(worker, 11, Case.Ago(5)), Case.Report(worker, 25, Case.Ago(1))];

        await service.ReportAsync(OfWorker(one));
        await service.ReportAsync([.. OfWorker(other).Reverse()]);

        foreach (var (days, expected) in new[] { (6, 0), (5, 11), (4, 11), (3, 20), (1, 25), (0, 25) })
        {
            foreach (var worker in new[] { one, other })
            {
                var record = await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = worker, AsOfDate = Case.Ago(days) });
                Assert.Equal(expected, record.Caseload.CaseCount);
            }
        }
    }

    [Fact]
    public async Task Report_Withdrawn_WasNeverTrue()
    {
        var worker = A.Id("worker");
        var report = Case.Report(worker, 12);
        await service.ReportAsync(report);
        var withdrawn = Case.Report(worker, 12);
        withdrawn.Withdrawn = true;

        await service.ReportAsync(withdrawn);

        Assert.Equal(0, (await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = worker })).Caseload.CaseCount);
    }

    [Fact]
    public async Task Reports_SomeOfThemBad_GoodOnesLand()
    {
        var (good, bad) = (A.Id("worker"), A.Id("worker"));

        var acknowledgements = await service.ReportAsync(Case.Report(bad, -1), Case.Report(good, 3), Case.Report(bad, 1000));

        Assert.Equal([Outcome.Rejected, Outcome.Applied, Outcome.Rejected], acknowledgements.Select(each => each.Outcome));
        Assert.Equal(["caseload.counts.assessment_count"], acknowledgements[0].Error.Fields());
        Assert.Equal(3, (await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = good })).Caseload.CaseCount);
    }

    [Fact]
    public async Task Stream_WithoutAChange_IsRefused() =>
        Assert.Equal(["changes"], await Details.RefusedFieldsAsync(() => service.ReportAsync()));

    [Fact]
    public async Task Source_BeyondAsManyAsAreTaken_IsRefused()
    {
        var few = await RunningService.StartAsync("--Workforce:MaxSources=2");

        try
        {
            await few.ReportAsync(Case.Report("w", 1, source: "one"));
            await few.PushAsync(A.Unit("u"));
            var refused = await few.ReportAsync(Case.Report("w", 1, source: "two"));
            await few.LimitAsync("u", "20");
            await few.RestartAsync();
            var again = await few.ReportAsync(Case.Report("w", 1, source: "two"), Case.Report("w", 2, source: "one"));

            Assert.Equal("TOO_MANY_SOURCES", refused[0].Error.Info().Reason);
            Assert.Equal([Outcome.Rejected, Outcome.Applied], again.Select(each => each.Outcome));
        }
        finally
        {
            await few.DisposeAsync();
        }
    }

    [Fact]
    public async Task Snapshot_Completed_MakesThoseNotInItConfirmedZeros()
    {
        var council = await service.CouncilAsync(5);
        var system = A.Id("system");
        var workers = council.First;
        await service.ReportAsync([.. workers.Select(worker => Case.Report(worker, 10, Case.Ago(1), source: system)), Case.Completed(system, 5, Case.Ago(1))]);

        var acknowledgements = await service.ReportAsync(
            [.. workers.Take(4).Select(worker => Case.Report(worker, 10, Case.Ago(0), source: system)), Case.Completed(system, 4)]);

        Assert.All(acknowledgements, each => Assert.Equal(Outcome.Applied, each.Outcome));
        var list = await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Teams[0] });
        Assert.Equal(
            [LoadState.Reported, LoadState.Reported, LoadState.Reported, LoadState.Reported, LoadState.ConfirmedZero],
            workers.Select(worker => list.Caseloads.Single(each => each.WorkerId == worker).LoadState));
        Assert.Equal(0, list.Caseloads.Single(each => each.WorkerId == workers[4]).CaseCount);
        var systems = list.CaseSystems.Systems.Single(each => each.Source == system);
        Assert.Equal((Case.Ago(0), Case.Ago(0), false), (systems.LastReportDate, systems.LastSnapshotDate, systems.Stale));
    }

    [Fact]
    public async Task Snapshot_OfOneCouncil_SaysNothingOfAnother()
    {
        var (council, other) = (await service.CouncilAsync(1), await service.CouncilAsync(1));

        await service.ReportAsync(Case.Completed(A.Id("system"), 0, with: completed => completed.CoveredUnitIds.Add(council.Council)));

        Assert.Equal([LoadState.ConfirmedZero, LoadState.ConfirmedZero], await StatesAsync(council.Council));
        Assert.Equal([LoadState.NeverReported, LoadState.NeverReported], await StatesAsync(other.Council));
        var summary = await service.Caseloads.GetCaseloadSummaryAsync(new() { UnitId = other.Council });
        Assert.Equal((NoValueReason.Missing, 2), (summary.WithAgency.Cases.NoValueReason, summary.NeverReportedCount));

        async Task<IEnumerable<LoadState>> StatesAsync(string unitId) =>
            (await service.Caseloads.ListCaseloadsAsync(new() { UnitId = unitId })).Caseloads.Select(each => each.LoadState);
    }

    [Fact]
    public async Task Changes_OfEveryKind_AreListedAsTheyWereSent()
    {
        var council = await service.CouncilAsync(1);
        var after = service.Model.Current.Revision;
        var system = A.Id("system");
        CaseloadChange[] sent =
        [
            Case.Report(council.First[0], 31, source: system, unitId: council.Teams[0]),
            Case.Unallocated(council.Teams[0], 4, source: system),
            Case.Completed(system, 1, with: completed => completed.CoveredUnitIds.Add([council.Teams[0], council.Teams[1]])),
        ];
        await service.ReportAsync(sent);
        var threshold = await service.LimitAsync(council.Council, "30");

        var first = await service.Caseloads.ListCaseloadChangesAsync(new() { AfterRevision = after, PageSize = 3 });
        var second = await service.Caseloads.ListCaseloadChangesAsync(new() { AfterRevision = after, PageSize = 3, PageToken = first.NextPageToken });

        Assert.Equal(sent.Select(each => (each.Source, each.ChangeId)), first.Changes.Select(each => (each.Source, each.ChangeId)));
        Assert.Equal(
            (sent[0].Caseload, sent[1].Unallocated, sent[2].SnapshotCompleted.WorkerCount),
            (first.Changes[0].Caseload, first.Changes[1].Unallocated, first.Changes[2].SnapshotCompleted.WorkerCount));
        Assert.Equal(council.Teams.Order(StringComparer.Ordinal), first.Changes[2].SnapshotCompleted.CoveredUnitIds);
        Assert.Equal((threshold, ""), (Assert.Single(second.Changes).Threshold, second.NextPageToken));
    }

    [Theory]
    [InlineData(10, 8, true)] // 20 % fewer workers: not more than 20 %.
    [InlineData(10, 7, false)] // 30 %.
    [InlineData(10, 0, false)]
    public async Task Snapshot_ThatShrinks_IsRefusedBeyondTwentyPerCentOfTheWorkers(int before, int after, bool taken)
    {
        var system = A.Id("system");
        var workers = Enumerable.Range(0, before).Select(_ => A.Id("worker")).ToList();
        await service.ReportAsync([.. workers.Select(worker => Case.Report(worker, 10, Case.Ago(1), source: system)), Case.Completed(system, before, Case.Ago(1))]);

        var acknowledgements = await service.ReportAsync(
            [.. workers.Take(after).Select(worker => Case.Report(worker, 10, Case.Ago(0), source: system)), Case.Completed(system, after)]);

        Assert.All(acknowledgements.SkipLast(1), each => Assert.Equal(Outcome.Applied, each.Outcome));
        Assert.Equal(taken ? Outcome.Applied : Outcome.Rejected, acknowledgements[^1].Outcome);

        if (!taken)
        {
            var error = acknowledgements[^1].Error;
            Assert.Equal(((int)StatusCode.FailedPrecondition, "CASELOAD_SNAPSHOT_SHRINKS"), (error.Code, error.Info().Reason));
            Assert.Equal(("workers", $"{before}", $"{after}", "20"), (error.Info().Metadata["falls"], error.Info().Metadata["held"], error.Info().Metadata["reported"], error.Info().Metadata["max_percent"]));
            Assert.Equal(10, (await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = workers[^1] })).Caseload.CaseCount);
        }
    }

    /// <summary>All report zeros where they had ten each: no worker is missing, and still all cases vanish.</summary>
    [Fact]
    public async Task Snapshot_OfTheSameWorkersWithFarFewerCases_IsRefusedUntilConfirmed()
    {
        var system = A.Id("system");
        string[] workers = [A.Id("worker"), A.Id("worker")];
        await service.ReportAsync([.. workers.Select(worker => Case.Report(worker, 10, Case.Ago(1), source: system)), Case.Completed(system, 2, Case.Ago(1))]);
        var reports = workers.Select(worker => Case.Report(worker, 5, source: system));
        var completed = Case.Completed(system, 2);
        var lenient = Case.Completed(system, 2, with: each => each.MaxShrinkPercent = A.Number("50"));
        var confirmed = Case.Completed(system, 2, with: each => each.ConfirmShrink = true);

        var acknowledgements = await service.ReportAsync([.. reports, completed, lenient, confirmed, confirmed]);

        Assert.Equal("cases", acknowledgements[2].Error.Info().Metadata["falls"]);
        Assert.Equal([Outcome.Rejected, Outcome.Applied, Outcome.Applied, Outcome.Duplicate], acknowledgements.Skip(2).Select(each => each.Outcome));
    }

    [Fact]
    public async Task Snapshot_OfWhichAReportWasRejected_IsRefusedSoThatNobodyBecomesAZero()
    {
        var system = A.Id("system");
        string[] workers = [A.Id("worker"), A.Id("worker"), A.Id("worker")];
        await service.ReportAsync([.. workers.Select(worker => Case.Report(worker, 10, Case.Ago(1), source: system)), Case.Completed(system, 3, Case.Ago(1))]);

        var acknowledgements = await service.ReportAsync(
            Case.Report(workers[0], 10, source: system),
            Case.Report(workers[1], 10, source: system),
            Case.Report(workers[2], 1000, source: system),
            Case.Completed(system, 3, with: each => each.ConfirmShrink = true));

        var error = acknowledgements[3].Error;
        Assert.Equal(((int)StatusCode.FailedPrecondition, "CASELOAD_SNAPSHOT_INCOMPLETE"), (error.Code, error.Info().Reason));
        Assert.Equal(("3", "2"), (error.Info().Metadata["worker_count"], error.Info().Metadata["held"]));
        Assert.Equal(10, (await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = workers[2] })).Caseload.CaseCount);
    }

    [Fact]
    public async Task CaseSystem_ThatFallsSilent_IsStaleAndNotZero()
    {
        var system = A.Id("system");
        var worker = A.Id("worker");
        await service.ReportAsync(Case.Report(worker, 10, Case.Ago(4), source: system));

        var record = await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = worker });
        var issues = await service.Measures.ListDataQualityIssuesAsync(new() { PageSize = 1000 });

        Assert.Equal((10, true), (record.Caseload.CaseCount, record.CaseSystems.Systems.Single(each => each.Source == system).Stale));
        Assert.Contains(issues.Issues, issue => issue.Kind is DataQualityIssue.Types.Kind.CaseSystemStale && issue.Subjects[0].Source == system);
        Assert.DoesNotContain(
            (await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = worker, AsOfDate = Case.Ago(1) })).CaseSystems.Systems,
            each => each.Source == system && each.Stale);
    }
}
