using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>Setting limits and weightings: what is taken, what is refused and by which field, and what a request sent again does.</summary>
public class ThresholdTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Dictionary<string, (Action<CaseloadThreshold> Fault, string Field)> Faults = new()
    {
        ["no id"] = (threshold => threshold.ThresholdId = "", "threshold.threshold_id"),
        ["no unit"] = (threshold => threshold.UnitId = "", "threshold.unit_id"),
        ["unknown role"] = (threshold => threshold.Role = (Role)99, "threshold.role"),
        ["no basis"] = (threshold => threshold.Basis = CaseloadBasis.Unspecified, "threshold.basis"),
        ["no limit"] = (threshold => threshold.Limit = null, "threshold.limit"),
        ["a limit of 0"] = (threshold => threshold.Limit = A.Number("0"), "threshold.limit"),
        ["a negative limit"] = (threshold => threshold.Limit = A.Number("-1"), "threshold.limit"),
        ["an absurd limit"] = (threshold => threshold.Limit = A.Number("100001"), "threshold.limit"),
        ["a limit of seven places"] = (threshold => threshold.Limit = A.Number("1.0000001"), "threshold.limit"),
        ["amber above the limit"] = (threshold => threshold.AmberLimit = A.Number("20.5"), "threshold.amber_limit"),
        ["amber of 0"] = (threshold => threshold.AmberLimit = A.Number("0"), "threshold.amber_limit"),
        ["no first date"] = (threshold => threshold.FirstDate = null, "threshold.first_date"),
        ["to be met before it begins"] = (threshold => threshold.MustBeMetByDate = A.Day(2020, 12, 31), "threshold.must_be_met_by_date"),
        ["over before it begins"] = (threshold => threshold.LastDate = A.Day(2020, 12, 31), "threshold.last_date"),
        ["protection for no months"] = (threshold => threshold.ProtectedShares.Add(new ProtectedShare { Percent = A.Number("60") }), "threshold.protected_shares[0].until_months"),
        ["protection of nothing"] = (threshold => threshold.ProtectedShares.Add(new ProtectedShare { UntilMonths = 6 }), "threshold.protected_shares[0].percent"),
        ["protection of more than all"] = (threshold => threshold.ProtectedShares.Add(new ProtectedShare { UntilMonths = 6, Percent = A.Number("101") }), "threshold.protected_shares[0].percent"),
        ["protection that does not rise"] = (threshold => threshold.ProtectedShares.Add(new[] { Share(6, "60"), Share(6, "90") }), "threshold.protected_shares[1].until_months"),
        ["protection in too many steps"] = (threshold => threshold.ProtectedShares.Add(Enumerable.Range(1, 13).Select(month => Share(month, "60"))), "threshold.protected_shares"),
        ["unknown rounding"] = (threshold => threshold.LimitRounding = (LimitRounding)9, "threshold.limit_rounding"),
        ["a note too long"] = (threshold => threshold.Note = new('x', 201), "threshold.note"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Set_WithAFault_IsRefusedNamingTheField(string name)
    {
        var (fault, field) = Faults[name];
        var request = new SetCaseloadThresholdRequest { RequestId = A.Id("request"), Threshold = Case.Threshold("u", "20", fault) };

        Assert.Equal([field], await Details.RefusedFieldsAsync(async () => await service.Caseloads.SetCaseloadThresholdAsync(request)));
    }

    [Fact]
    public async Task Set_WithoutRequestOrThreshold_NamesBoth() => Assert.Equal(
        ["request_id", "threshold"],
        await Details.RefusedFieldsAsync(async () => await service.Caseloads.SetCaseloadThresholdAsync(new())));

    [Fact]
    public async Task Set_BeyondFiftyOfOneScope_IsRefusedUntilOneIsWithdrawn()
    {
        var council = await service.CouncilAsync();

        // One a month, none on a day of another: fifty by February 2025.
        async Task Monthly(int month, bool withdrawn = false)
        {
            var first = new DateOnly(2021, 1, 1).AddMonths(month);
            await service.Caseloads.SetCaseloadThresholdAsync(new()
            {
                RequestId = A.Id("request"),
                Withdrawn = withdrawn,
                Threshold = Case.Threshold(council.Council, "20", threshold =>
                {
                    threshold.ThresholdId = $"{council.Council}-{month}";
                    threshold.Role = Role.CaseHolder;
                    threshold.FirstDate = Case.Day(first);
                    threshold.LastDate = Case.Day(first.AddMonths(1).AddDays(-1));
                }),
            });
        }

        for (var month = 0; month < 50; month++)
        {
            await Monthly(month);
        }

        var exception = await Assert.ThrowsAsync<RpcException>(() => Monthly(50));
        Assert.Equal((StatusCode.FailedPrecondition, "TOO_MANY_THRESHOLDS"), (exception.StatusCode, Details.Of(exception).Info().Reason));

        // Set again it is no further one; and of another role they are others.
        await Monthly(49);
        await service.LimitAsync(council.Council, "20");
        await Monthly(7, withdrawn: true);
        await Monthly(50);
    }

    [Fact]
    public async Task Set_OfAnUnknownUnit_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => service.LimitAsync("nowhere", "20"));

        Assert.Equal("UNIT_NOT_FOUND", Details.Of(exception).Info().Reason);
    }

    [Fact]
    public async Task Set_Whole_IsListedAsItWasSet()
    {
        var council = await service.CouncilAsync();
        var set = await service.LimitAsync(council.Area, "25", threshold =>
        {
            threshold.Role = Role.CaseHolder;
            threshold.AmberLimit = A.Number("22.5");
            threshold.MustBeMetByDate = A.Day(2021, 3, 31);
            threshold.LastDate = A.Day(2030, 12, 31);
            threshold.ProtectedShares.Add(new[] { Share(6, "60"), Share(12, "90") });
            threshold.LimitRounding = LimitRounding.Down;
            threshold.Note = "Notice to Improve, 1.4";
        });

        var listed = await service.Caseloads.ListCaseloadThresholdsAsync(new() { UnitId = council.Council });
        var before = await service.Caseloads.ListCaseloadThresholdsAsync(new() { UnitId = council.Council, InForceDate = A.Day(2020, 12, 31) });
        var elsewhere = await service.Caseloads.ListCaseloadThresholdsAsync(new() { UnitId = council.Teams[0] });

        Assert.Equal([set], listed.Thresholds);
        Assert.Equal((LimitRounding.Down, "22.5", 2), (set.LimitRounding, set.AmberLimit.Value, set.ProtectedShares.Count));
        Assert.Empty(before.Thresholds);
        Assert.Empty(elsewhere.Thresholds);
    }

    [Fact]
    public async Task Set_SentAgain_GetsTheSameAnswerAndOtherContentIsRefused()
    {
        var council = await service.CouncilAsync(0);
        var request = new SetCaseloadThresholdRequest { RequestId = A.Id("request"), Threshold = Case.Threshold(council.Council, "20") };
        var other = request.Clone();
        other.Threshold.Limit = A.Number("21");

        var first = await service.Caseloads.SetCaseloadThresholdAsync(request);
        var again = await service.Caseloads.SetCaseloadThresholdAsync(request);
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Caseloads.SetCaseloadThresholdAsync(other));

        Assert.Equal(first, again);
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (exception.StatusCode, Details.Of(exception).Info().Reason));
    }

    [Theory]
    [InlineData("2021-06-01", null, "threshold.first_date")] // Begins within the other, which has no end.
    [InlineData("2020-06-01", null, "threshold.last_date")] // Begins before it and runs into it.
    [InlineData("2020-06-01", "2021-01-01", "threshold.last_date")] // Both days count: one day in common is an overlap.
    [InlineData("2020-06-01", "2020-12-31", null)]
    public async Task Set_OverlappingOfOneScope_IsRefusedNamingTheDate(string first, string? last, string? field)
    {
        var council = await service.CouncilAsync(0);
        await service.LimitAsync(council.Council, "20");
        Task SetAsync(Action<CaseloadThreshold>? with = null) => service.LimitAsync(council.Council, "25", threshold =>
        {
            threshold.FirstDate = Case.Day(DateOnly.Parse(first, null));
            threshold.LastDate = last is null ? null : Case.Day(DateOnly.Parse(last, null));
            with?.Invoke(threshold);
        });

        if (field is null)
        {
            await SetAsync();
        }
        else
        {
            Assert.Equal([field], await Details.RefusedFieldsAsync(() => SetAsync()));
            await SetAsync(threshold => threshold.Role = Role.CaseHolder);
            await SetAsync(threshold => threshold.WorkerId = "w");
        }
    }

    [Fact]
    public async Task Set_Withdrawn_WasNeverSetAndMakesRoom()
    {
        var council = await service.CouncilAsync(0);
        var set = await service.LimitAsync(council.Council, "20");

        var withdrawn = await service.Caseloads.SetCaseloadThresholdAsync(new() { RequestId = A.Id("request"), Threshold = set, Withdrawn = true });
        var other = await service.LimitAsync(council.Council, "25");

        Assert.True(withdrawn.Withdrawn);
        Assert.Equal([other], (await service.Caseloads.ListCaseloadThresholdsAsync(new() { UnitId = council.Council })).Thresholds);
    }

    [Fact]
    public async Task List_PageByPage_IsTheWholeList()
    {
        var council = await service.CouncilAsync(0);
        var set = new List<CaseloadThreshold>();

        for (var i = 0; i < 5; i++)
        {
            set.Add(await service.LimitAsync(council.Council, "20", threshold => threshold.WorkerId = $"w{i}"));
        }

        var read = new List<CaseloadThreshold>();
        var request = new ListCaseloadThresholdsRequest { UnitId = council.Council, PageSize = 2 };

        do
        {
            var page = await service.Caseloads.ListCaseloadThresholdsAsync(request);
            read.AddRange(page.Thresholds);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(set.OrderBy(each => each.ThresholdId, StringComparer.Ordinal), read);
    }

    /// <summary>15 stable points and 5 a case, a limit of 100 (docs/definitions.md 3, Wirral): 17 cases are 100 points and within, 18 are 105.</summary>
    [Fact]
    public async Task Weighting_Set_IsWhatACaseWeighs()
    {
        var council = await service.CouncilAsync();
        var weighting = await service.Caseloads.SetCaseWeightingAsync(new() { RequestId = A.Id("request"), Weighting = Weighting(council.Area, "5") });
        await service.LimitAsync(council.Council, "100", threshold => threshold.Basis = CaseloadBasis.WeightedPoints);
        await service.ReportAsync(Case.Report(council.First[0], 17), Case.Report(council.First[1], 18));

        var list = await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Teams[0], PageSize = 2 });
        var listed = await service.Caseloads.ListCaseWeightingsAsync(new() { UnitId = council.Area });

        Assert.Equal(
            [("100", CaseloadLevel.Within), ("105", CaseloadLevel.Over)],
            council.First.Take(2).Select(worker => list.Caseloads.Single(each => each.WorkerId == worker)).Select(each => (each.Load.Value, each.Level)));
        Assert.Equal([weighting.Weighting], listed.Weightings);
    }

    [Fact]
    public async Task Weighting_WithFaults_IsRefusedNamingThem()
    {
        var weighting = Weighting("u", "5");
        weighting.Weights.OtherPoints = null;
        weighting.Weights.AssessmentPoints = A.Number("-1");
        weighting.StablePoints = A.Number("1000.5");

        Assert.Equal(
            ["weighting.stable_points", "weighting.weights.assessment_points", "weighting.weights.other_points"],
            await Details.RefusedFieldsAsync(async () =>
                await service.Caseloads.SetCaseWeightingAsync(new() { RequestId = A.Id("request"), Weighting = weighting })));
        Assert.Equal(
            ["weighting.unit_id", "weighting.first_date", "weighting.weights"],
            await Details.RefusedFieldsAsync(async () =>
                await service.Caseloads.SetCaseWeightingAsync(new() { RequestId = A.Id("request"), Weighting = new() })));
    }

    private static CaseWeighting Weighting(string unitId, string points)
    {
        Google.Type.Decimal Each() => A.Number(points);

        return new()
        {
            UnitId = unitId,
            FirstDate = A.Day(2021, 1, 1),
            StablePoints = A.Number("15"),
            Weights = new()
            {
                AssessmentPoints = Each(),
                ChildInNeedPoints = Each(),
                ChildProtectionPoints = Each(),
                LookedAfterPoints = Each(),
                CareLeaverPoints = Each(),
                OtherPoints = Each(),
                OpenButFinishedPoints = Each(),
            },
        };
    }

    private static ProtectedShare Share(int months, string percent) => new() { UntilMonths = months, Percent = A.Number(percent) };
}
