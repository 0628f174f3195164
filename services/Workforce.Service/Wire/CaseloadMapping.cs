using Workforce.Domain;
using Workforce.Domain.Caseloads;

namespace Workforce.Service.Wire;

/// <summary>Caseloads and breaches as the contract's messages. Enums are numbered alike on both sides; a test holds them to it.</summary>
internal static class CaseloadMapping
{
    public static V1.CaseCounts ToProto(this CaseCounts counts) => new()
    {
        AssessmentCount = counts.Assessment,
        ChildInNeedCount = counts.ChildInNeed,
        ChildProtectionCount = counts.ChildProtection,
        LookedAfterCount = counts.LookedAfter,
        CareLeaverCount = counts.CareLeaver,
        OtherCount = counts.Other,
        OpenButFinishedCount = counts.OpenButFinished,
    };

    /// <summary>All of a caseload.</summary>
    /// <param name="caseload">The caseload.</param>
    /// <param name="snapshot">What it was worked out from: names and the breach come from there too.</param>
    /// <param name="day">The day.</param>
    /// <param name="withBreach">Whether the breach of the day belongs to it: not to one that is merely imagined.</param>
    public static V1.WorkerCaseload ToProto(this WorkerCaseload caseload, WorkforceSnapshot snapshot, DateOnly day, bool withBreach = true)
    {
        var message = caseload.ToBasicProto(snapshot);

        message.Fte = caseload.IsInPost ? caseload.Place!.Fte.ToProto() : null;
        message.Counts = caseload.Counts.ToProto();
        message.CasesPerFte = caseload.PerFte?.ToProto();
        message.Load = caseload.Load?.ToProto();
        message.Limit = caseload.Limit?.ToProto();
        message.Breach = withBreach && caseload.Level is CaseloadLevel.Over
            ? snapshot.Breaches.Of(caseload.WorkerId, day)?.ToProto(snapshot, day)
            : null;

        return message;
    }

    /// <summary>What the basic view has of a caseload.</summary>
    public static V1.WorkerCaseload ToBasicProto(this WorkerCaseload caseload, WorkforceSnapshot snapshot)
    {
        var worker = snapshot.Staffing.Worker(caseload.WorkerId);
        var place = caseload.Place;

        return new()
        {
            WorkerId = caseload.WorkerId,
            Name = worker?.Name ?? "",
            Employment = caseload.IsInPost ? V1.WorkerCaseload.Types.Employment.InPost
                : worker is not null ? V1.WorkerCaseload.Types.Employment.NotInPost
                : V1.WorkerCaseload.Types.Employment.Unknown,
            UnitId = place?.UnitId ?? "",
            Role = (V1.Role)(place?.Role ?? default),
            Footing = (V1.Footing)(place?.Engagement?.Footing ?? default),
            LoadState = (V1.LoadState)caseload.State,
            CaseCount = caseload.Counts.Total,
            Level = (V1.CaseloadLevel)caseload.Level,
            UnmeasuredReason = (V1.UnmeasuredReason)(caseload.Unmeasured ?? default),
        };
    }

    public static V1.AppliedLimit ToProto(this AppliedLimit limit) => new()
    {
        ThresholdId = limit.Threshold.ThresholdId,
        UnitId = limit.Threshold.UnitId,
        Role = (V1.Role)(limit.Threshold.Role ?? default),
        WorkerId = limit.Threshold.WorkerId ?? "",
        Basis = (V1.CaseloadBasis)limit.Threshold.Basis,
        FullLimit = limit.Threshold.Limit.ToProto(),
        Percent = limit.Percent.ToProto(),
        Limit = MeasureMapping.Unrounded(limit.Limit),
        AmberLimit = limit.AmberLimit is { } amber ? MeasureMapping.Unrounded(amber) : null,
        MustBeMetByDate = limit.Threshold.MustBeMetByDate.ToProto(),
    };

    /// <summary>All of a breach.</summary>
    /// <param name="breach">The breach.</param>
    /// <param name="snapshot">What it was worked out from.</param>
    /// <param name="day">The day on which it is looked at; after its end, as it ended.</param>
    public static V1.CaseloadBreach ToProto(this Breach breach, WorkforceSnapshot snapshot, DateOnly day)
    {
        var message = breach.ToBasicProto(snapshot, day);
        var peak = breach.PeakBy(day);

        message.Limit = breach.On(day).Limit?.ToProto();
        message.PeakLoad = peak.Load.ToProto();
        message.PeakDate = peak.Date.ToProto();
        message.Plan = snapshot.Caseloads.PlanOf(breach, day)?.ToProto();

        return message;
    }

    /// <summary>What the basic view has of a breach.</summary>
    /// <inheritdoc cref="ToProto(Breach, WorkforceSnapshot, DateOnly)"/>
    public static V1.CaseloadBreach ToBasicProto(this Breach breach, WorkforceSnapshot snapshot, DateOnly day)
    {
        var step = breach.On(day);

        return new()
        {
            WorkerId = breach.WorkerId,
            Name = snapshot.Staffing.Worker(breach.WorkerId)?.Name ?? "",
            UnitId = step.Place?.UnitId ?? "",
            Role = (V1.Role)(step.Place?.Role ?? default),
            FirstDate = breach.FirstDate.ToProto(),
            LastDate = breach.LastDate.ToProto(),
            DayCount = breach.DaysBy(day),
            Load = step.Load?.ToProto(),
            TwelveMonthCount = snapshot.Breaches.TimesInTwelveMonths(breach.WorkerId, day),
        };
    }

    public static V1.BreachPlan ToProto(this BreachPlan plan) => new()
    {
        BreachDate = plan.Date.ToProto(),
        Acknowledged = plan.Acknowledged,
        Plan = plan.Plan,
        DueDate = plan.DueDate.ToProto(),
    };

    public static V1.SystemCaseload ToProto(this SystemLoad load) => new()
    {
        Source = load.CaseSystem,
        LoadState = (V1.LoadState)load.State,
        Counts = load.Counts.ToProto(),
        FirstDate = load.SinceDate.ToProto(),
        UnitId = load.UnitId ?? "",
    };

    /// <summary>How fresh the case systems are on a day.</summary>
    /// <param name="caseloads">What is known.</param>
    /// <param name="day">The day.</param>
    /// <param name="staleDays">After how many days of silence one is stale.</param>
    public static V1.CaseSystems CaseSystemsToProto(this CaseloadSnapshot caseloads, DateOnly day, int staleDays) => new()
    {
        Systems =
        {
            caseloads.Freshness(day).Select(system => new V1.CaseSystemFreshness
            {
                Source = system.CaseSystem,
                LastReportDate = system.LastReportDate.ToProto(),
                LastSnapshotDate = system.LastSnapshotDate.ToProto(),
                Stale = system.IsStale(day, staleDays),
            })
        },
    };

    public static V1.AllocationOutcome ToProto(this AllocationPreview preview, WorkforceSnapshot snapshot, DateOnly day) => new()
    {
        Now = preview.Now.ToProto(snapshot, day),
        Then = preview.Then.ToProto(snapshot, day, withBreach: false),
        IsBreach = preview.IsBreach,
        Room = preview.Room is { } room ? MeasureMapping.Unrounded(room) : null,
    };

    private static Google.Type.Decimal ToProto(this CaseloadAmount amount) => MeasureMapping.Unrounded(amount.Value);
}
