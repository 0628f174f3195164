using System.Globalization;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Wording;

/// <summary>The contract's codes, days and months in a committee's words.</summary>
internal static class Words
{
    public static string Role(Role role) => role switch
    {
        V1.Role.SeniorManager => "Senior manager",
        V1.Role.MiddleManager => "Middle manager",
        V1.Role.FirstLineManager => "First line manager",
        V1.Role.SeniorPractitioner => "Senior practitioner",
        V1.Role.CaseHolder => "Case holder",
        V1.Role.QualifiedWithoutCases => "Qualified without cases",
        V1.Role.NotRegistered => "Not a registered social worker",
        _ => "Role not stated",
    };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>For where there is little room.</summary>
    public static string ShortMonth(DateOnly day) => day.ToString("MMM yy", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Why there is no value; stands where the value would.</summary>
    public static string Reason(NoValueReason reason) => reason switch
    {
        NoValueReason.NotApplicable => "not applicable",
        NoValueReason.Unreliable => "unreliable",
        NoValueReason.Missing => "could not be returned",
        NoValueReason.Suppressed => "suppressed: small group",
        _ => "not given by the service",
    };

    /// <summary>The same for programs; never changes.</summary>
    public static string ReasonCode(NoValueReason reason) => reason switch
    {
        NoValueReason.NotApplicable => "not_applicable",
        NoValueReason.Unreliable => "unreliable",
        NoValueReason.Missing => "missing",
        NoValueReason.Suppressed => "suppressed",
        _ => "unspecified",
    };

    public static string Leaving(LeavingReason reason) => reason switch
    {
        LeavingReason.Resignation => "Resignation",
        LeavingReason.VoluntaryRedundancy => "Voluntary redundancy",
        LeavingReason.CompulsoryRedundancy => "Compulsory redundancy",
        LeavingReason.Dismissed => "Dismissed",
        LeavingReason.Retired => "Retired",
        LeavingReason.Deceased => "Deceased",
        LeavingReason.MovedWithinAuthority => "Moved to other work within the authority",
        LeavingReason.Other => "Other",
        LeavingReason.NotKnown => "Not known",
        LeavingReason.NotYetCollected => "Not yet collected",
        _ => "Not stated",
    };

    public static string Destination(LeavingDestination destination) => destination switch
    {
        LeavingDestination.OtherAuthority => "Social worker in another English authority",
        LeavingDestination.OutsideEngland => "Social worker outside England",
        LeavingDestination.Agency => "Agency or consultancy",
        LeavingDestination.OtherSocialWork => "Other social work, not for an authority",
        LeavingDestination.OtherSocialCare => "Other social care",
        LeavingDestination.NotSocialCare => "Not in social care, or no employment",
        LeavingDestination.Other => "Other",
        LeavingDestination.NotKnown => "Not known",
        LeavingDestination.NotYetCollected => "Not yet collected",
        _ => "Not stated",
    };

    public static string Stage(PipelineStage stage) => stage switch
    {
        PipelineStage.Advertised => "Advertised",
        PipelineStage.Shortlisted => "Shortlisted",
        PipelineStage.Offered => "Firm offer",
        PipelineStage.Checks => "Awaiting registration and checks",
        PipelineStage.StartDateSet => "Start date set",
        PipelineStage.Started => "Started",
        PipelineStage.FallenThrough => "Fallen through",
        _ => "Stage not stated",
    };

    /// <summary>What a limit of caseloads counts, after its number.</summary>
    public static string Basis(CaseloadBasis basis) => basis switch
    {
        CaseloadBasis.Cases => "cases",
        CaseloadBasis.CasesPerFte => "cases per FTE",
        CaseloadBasis.WeightedPoints => "points",
        _ => "",
    };

    /// <summary>A band of months from its edges; an upper edge of 0 is none.</summary>
    public static string MonthBand(int from, int until) => (from, until) switch
    {
        (0, _) => $"Under {until} months",
        (_, 0) => $"{from} months or more",
        _ => $"{from} to under {until} months",
    };

    /// <summary>"1 post", "2 posts".</summary>
    public static string Counted(long count, string one, string several) =>
        $"{Amounts.Shown(count, 0)} {(count == 1 ? one : several)}";

    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };
}
