using Workforce.RecruitmentReport.Published;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>All that the report is made of, all of one revision.</summary>
internal sealed record Answers
{
    public required ReportRequest Request { get; init; }

    /// <summary>The revision that every answer was computed from.</summary>
    public required long Revision { get; init; }

    /// <summary>The last staffing change that the revision knows; withheld where the audit feed is.</summary>
    public required Asked<RecordedChange> LastChange { get; init; }

    public required OrganisationUnit Unit { get; init; }

    /// <summary>The unit and all below it on the day, each after the one that it is part of.</summary>
    public required IReadOnlyList<OrganisationUnit> Units { get; init; }

    public required Establishment Establishment { get; init; }

    public required Series Staffing { get; init; }

    public required Asked<Series> Caseloads { get; init; }

    public required IReadOnlyList<PartAnswers> Services { get; init; }

    public required IReadOnlyList<RoleAnswers> ByRole { get; init; }

    /// <summary>Of all registered social workers and of the month alone, for comparison with the official figures.</summary>
    public required Series Census { get; init; }

    /// <inheritdoc cref="Census"/>
    public required Asked<Series> CensusCaseloads { get; init; }

    public required Turnover TurnoverOfMonth { get; init; }

    public required Turnover TurnoverOfFinancialYear { get; init; }

    public required Turnover TurnoverOfYear { get; init; }

    public required AgencyUse Agency { get; init; }

    public required Asked<CaseloadSummary> CaseloadSummary { get; init; }

    public required Asked<IReadOnlyList<CaseloadThreshold>> Thresholds { get; init; }

    /// <summary>The breaches that stand at the month's close; null if they were not asked for.</summary>
    public required Asked<IReadOnlyList<CaseloadBreach>>? Breaches { get; init; }

    public required VacancyDuration VacancyDuration { get; init; }

    public required TimeToFill TimeToFill { get; init; }

    public required Pipeline Pipeline { get; init; }

    public required Asked<ProjectWorkforceResponse> Projection { get; init; }

    /// <summary>What it takes to reach each vacancy target that lies ahead.</summary>
    public required IReadOnlyList<TargetSolution> Solutions { get; init; }

    /// <summary>The issues, and one more than <see cref="ReportQuestions.MaxIssues"/> if there are more than that.</summary>
    public required Asked<IReadOnlyList<DataQualityIssue>> Issues { get; init; }

    /// <summary>What other authorities published; null if no file was named.</summary>
    public required PublishedComparison? Published { get; init; }

    public DateOnly Day => Request.LastDay;

    public int Places => Request.RatePlaces;
}

/// <summary>The answers about a service or team.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Staffing">The month alone.</param>
/// <param name="Caseloads">All months.</param>
internal sealed record PartAnswers(OrganisationUnit Unit, Series Staffing, Asked<Series> Caseloads);

/// <summary>The answers about a role: the month alone.</summary>
internal sealed record RoleAnswers(Role Role, Series Staffing);

/// <summary>How many starters a target takes.</summary>
/// <param name="Name">The target in words.</param>
/// <param name="Answer">What the service found.</param>
internal sealed record TargetSolution(string Name, Asked<SolveStartersForTargetResponse> Answer);
