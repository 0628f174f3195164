using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>The shares of agency workers, from amounts that whoever asks has counted.</summary>
internal readonly struct AgencyShares(StaffingSnapshot snapshot, Scope scope, DateOnly day)
{
    /// <summary>Agency / (agency + in post).</summary>
    public MeasureValue ByFte(Fte agency, Fte employees) =>
        MeasureValue.Rate(agency, agency + employees).Unless(Gap(ReportedFigure.AgencyFte, ReportedFigure.InPostFte));

    /// <summary>The same in heads.</summary>
    public MeasureValue ByHeads(int agency, int employees) =>
        MeasureValue.Rate(agency, agency + employees).Unless(Gap(ReportedFigure.AgencyHeadcount, ReportedFigure.InPostHeadcount));

    /// <summary>Cover / all agency.</summary>
    public MeasureValue Cover(Fte cover, Fte agency) =>
        MeasureValue.Rate(cover, agency).Unless(Gap(ReportedFigure.AgencyCoverFte, ReportedFigure.AgencyFte));

    /// <summary>Cover / vacant: the official figures print u wherever cover exceeds the vacancies (docs/definitions.md 1.5).</summary>
    public MeasureValue VacanciesCovered(Fte cover)
    {
        var share = EstablishmentFigures.On(snapshot, scope, day, StaffingFigure.Vacant).Numerator switch
        {
            null => MeasureValue.Missing,
            { } vacant when cover.Value > vacant => MeasureValue.Unreliable(cover.Value, vacant),
            { } vacant => MeasureValue.Rate(cover.Value, vacant),
        };

        return share.Unless(Gap(ReportedFigure.AgencyCoverFte, ReportedFigure.Vacancies));
    }

    private NoValueReason? Gap(params ReadOnlySpan<ReportedFigure> needed) => ReportingGaps.On(snapshot, scope.UnitId, day, needed);
}
