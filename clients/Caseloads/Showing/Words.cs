using System.Globalization;
using Workforce.V1;

namespace Workforce.Caseloads.Showing;

/// <summary>The contract's codes and amounts in a manager's words.</summary>
internal static class Words
{
    private static readonly Dictionary<string, Role> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["senior-manager"] = Role.SeniorManager,
        ["middle-manager"] = Role.MiddleManager,
        ["first-line-manager"] = Role.FirstLineManager,
        ["senior-practitioner"] = Role.SeniorPractitioner,
        ["case-holder"] = Role.CaseHolder,
        ["qualified-without-cases"] = Role.QualifiedWithoutCases,
        ["not-registered"] = Role.NotRegistered,
    };

    private static readonly Dictionary<string, Func<int, CaseCounts>> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["assessment"] = count => new() { AssessmentCount = count },
        ["child-in-need"] = count => new() { ChildInNeedCount = count },
        ["child-protection"] = count => new() { ChildProtectionCount = count },
        ["looked-after"] = count => new() { LookedAfterCount = count },
        ["care-leaver"] = count => new() { CareLeaverCount = count },
        ["other"] = count => new() { OtherCount = count },
    };

    public static IReadOnlyList<string> RoleNames { get; } = [.. Roles.Keys];

    public static IReadOnlyList<string> CategoryNames { get; } = [.. Categories.Keys];

    public static Role? RoleOf(string name) => Roles.TryGetValue(name, out var role) ? role : null;

    public static CaseCounts Cases(string category, int count) => Categories[category](count);

    public static string Of(Role role) => Roles.FirstOrDefault(each => each.Value == role).Key?.Replace('-', ' ') ?? "";

    public static string Of(Google.Type.Date? day) => day is null
        ? ""
        : new DateOnly(day.Year, day.Month, day.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An amount to at most a number of places, half away from zero, as the official figures are.</summary>
    public static string Of(Google.Type.Decimal? amount, int places) => amount is null
        ? ""
        : Written(Rounded(Value(amount), places));

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value, or in brackets why there is none.</summary>
    public static string Of(MeasureValue? value) => value?.OutcomeCase switch
    {
        MeasureValue.OutcomeOneofCase.Value => value.Value.Value,
        MeasureValue.OutcomeOneofCase.NoValueReason => value.NoValueReason switch
        {
            NoValueReason.NotApplicable => "(not applicable)",
            NoValueReason.Unreliable => "(unreliable)",
            NoValueReason.Missing => "(not reported)",
            NoValueReason.Suppressed => "(too few to show)",
            _ => "(no value)",
        },
        _ => "",
    };

    /// <summary>How a load stands to the limit, so that nobody needs to see a colour.</summary>
    public static string Standing(WorkerCaseload caseload) => caseload.Level switch
    {
        CaseloadLevel.Over => $"OVER by {Over(caseload.Load, caseload.Limit.Limit)}",
        CaseloadLevel.Amber => "amber",
        CaseloadLevel.Within when caseload.LoadState is LoadState.NeverReported => "not known",
        CaseloadLevel.Within => "within",
        CaseloadLevel.NoLimit => "no limit set",
        CaseloadLevel.NotMeasurable => caseload.UnmeasuredReason switch
        {
            UnmeasuredReason.NoFte => "limit is per FTE, no FTE known",
            UnmeasuredReason.NoWeighting => "limit is in points, no weighting set",
            _ => "cannot be compared",
        },
        _ => "",
    };

    public static string Limit(AppliedLimit? limit) => limit is null
        ? ""
        : Of(limit.Limit, 2) + limit.Basis switch
        {
            CaseloadBasis.CasesPerFte => " per FTE",
            CaseloadBasis.WeightedPoints => " points",
            _ => "",
        };

    /// <summary>By how much a load lies above a limit: to one place, or to as many as it takes for it not to look like nothing.</summary>
    public static string Over(Google.Type.Decimal? load, Google.Type.Decimal? limit)
    {
        if (load is null || limit is null)
        {
            return "";
        }

        var over = Value(load) - Value(limit);
        var places = Enumerable.Range(1, 10).FirstOrDefault(places => Rounded(over, places) != 0, 1);
        return Written(Rounded(over, places));
    }

    public static string Who(string workerId, string name) => name.Length == 0 ? workerId : $"{name} ({workerId})";

    public static string Reported(LoadState state) => state switch
    {
        LoadState.NeverReported => "never reported",
        LoadState.ConfirmedZero => "confirmed none",
        _ => "",
    };

    private static decimal Rounded(decimal amount, int places) => decimal.Round(amount, places, MidpointRounding.AwayFromZero);

    private static string Written(decimal amount) => amount.ToString("0.##########", CultureInfo.InvariantCulture);

    private static decimal Value(Google.Type.Decimal amount) => decimal.Parse(amount.Value, CultureInfo.InvariantCulture);
}
