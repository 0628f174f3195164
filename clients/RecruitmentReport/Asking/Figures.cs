using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>The measures that the report asks for month by month.</summary>
internal static class Figures
{
    public static Measure Establishment { get; } = Of(StaffingFigure.Establishment);

    public static Measure InPost { get; } = Of(StaffingFigure.InPost);

    public static Measure Vacant { get; } = Of(StaffingFigure.Vacant);

    public static Measure AgencyCover { get; } = Of(StaffingFigure.AgencyCover);

    public static Measure AgencyExtra { get; } = Of(StaffingFigure.AgencyExtra);

    public static Measure VacancyRate { get; } = Of(VacancyDefinition.Establishment);

    public static Measure NetOfAgency { get; } = Of(VacancyDefinition.EstablishmentNetOfAgency);

    public static Measure WithPipeline { get; } = Of(VacancyDefinition.EstablishmentWithPipeline);

    public static Measure DfeVacancyRate { get; } = Of(VacancyDefinition.Dfe);

    public static Measure TurnoverOfYear { get; } = Of(TurnoverMeasure.Types.Span.TwelveMonths);

    public static Measure TurnoverOfMonth { get; } = Of(TurnoverMeasure.Types.Span.Month);

    public static Measure AgencyRate { get; } = Of(AgencyDefinition.Fte);

    public static Measure VacanciesCovered { get; } = Of(AgencyDefinition.VacanciesCovered);

    public static Measure Cases { get; } = Of(CaseloadFigure.Cases);

    public static Measure MeanCaseload { get; } = Of(CaseloadFigure.MeanPerHead);

    public static Measure DfeCaseload { get; } = Of(CaseloadFigure.DfePerFte);

    public static Measure MaximumCaseload { get; } = Of(CaseloadFigure.Maximum);

    public static Measure NumberOver { get; } = Of(CaseloadFigure.NumberOver);

    public static Measure ShareOver { get; } = Of(CaseloadFigure.ShareOver);

    public static IReadOnlyList<Measure> OfStaffing { get; } =
    [
        Establishment, InPost, Vacant, AgencyCover, AgencyExtra, VacancyRate, NetOfAgency, WithPipeline, DfeVacancyRate,
        TurnoverOfYear, TurnoverOfMonth, AgencyRate, VacanciesCovered,
    ];

    /// <summary>Asked apart, since who may see staffing may not see caseloads.</summary>
    public static IReadOnlyList<Measure> OfCaseloads { get; } = [Cases, MeanCaseload, DfeCaseload, MaximumCaseload, NumberOver, ShareOver];

    /// <summary>What there is none of where a rate is not applicable.</summary>
    public static string Nothing(Measure measure) => measure.MeasureCase switch
    {
        Measure.MeasureOneofCase.VacancyRate when measure.VacancyRate is not VacancyDefinition.Dfe => "no posts",
        Measure.MeasureOneofCase.AgencyRate when measure.AgencyRate is AgencyDefinition.VacanciesCovered => "no vacancies",
        Measure.MeasureOneofCase.Caseload when measure.Caseload is CaseloadFigure.ShareOver => "no case holders under a limit",
        Measure.MeasureOneofCase.Caseload => "no case holders",
        _ => "nobody in post",
    };

    private static Measure Of(StaffingFigure figure) => new() { Figure = figure };

    private static Measure Of(VacancyDefinition definition) => new() { VacancyRate = definition };

    private static Measure Of(AgencyDefinition definition) => new() { AgencyRate = definition };

    private static Measure Of(CaseloadFigure figure) => new() { Caseload = figure };

    private static Measure Of(TurnoverMeasure.Types.Span span) =>
        new() { Turnover = new() { Definition = TurnoverDefinition.Dfe, Span = span } };
}
