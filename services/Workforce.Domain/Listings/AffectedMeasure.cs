namespace Workforce.Domain.Listings;

/// <summary>Which measures an issue makes doubtful. Numbered as in the contract.</summary>
public enum AffectedMeasure
{
    Establishment = 1,

    Vacancy = 2,

    Turnover = 3,

    Agency = 4,

    Pipeline = 5,

    /// <summary>Caseloads and breaches.</summary>
    Caseload = 6,
}

internal static class AffectedMeasures
{
    /// <summary>What an issue of a kind touches, in the order of the codes.</summary>
    public static IReadOnlyList<AffectedMeasure> Of(DataQualityKind kind) => kind switch
    {
        DataQualityKind.FteAboveOne or DataQualityKind.WorkerAboveFteLimit =>
            [AffectedMeasure.Establishment, AffectedMeasure.Vacancy, AffectedMeasure.Turnover, AffectedMeasure.Agency],
        DataQualityKind.PostOverFilled => [AffectedMeasure.Establishment, AffectedMeasure.Vacancy],
        DataQualityKind.CoverAboveVacancy or DataQualityKind.UnitCoverAboveVacancies => [AffectedMeasure.Vacancy, AffectedMeasure.Agency],
        DataQualityKind.PipelineOverdue => [AffectedMeasure.Vacancy, AffectedMeasure.Pipeline],
        DataQualityKind.NoticeWithoutLastDate => [AffectedMeasure.Vacancy, AffectedMeasure.Pipeline],
        DataQualityKind.DateInFuture => [AffectedMeasure.Turnover, AffectedMeasure.Pipeline],
        DataQualityKind.WorkerWithoutEngagement or DataQualityKind.WorkingAfterLeaving or DataQualityKind.TermsAfterLeaving =>
            [AffectedMeasure.Establishment, AffectedMeasure.Vacancy, AffectedMeasure.Turnover],
        >= DataQualityKind.CasesOfUnknownWorker and <= DataQualityKind.CasesInUnknownUnit => [AffectedMeasure.Caseload],
        _ => [.. Enum.GetValues<AffectedMeasure>()],
    };
}
