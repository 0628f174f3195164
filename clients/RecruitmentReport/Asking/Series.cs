using Workforce.Client;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>Measures month by month, found by what they are.</summary>
/// <param name="answer">What the service answered.</param>
/// <param name="places">To how many places it was asked to round rates.</param>
internal sealed class Series(MonthlySeries answer, int places)
{
    /// <summary>The last day of each month, in order.</summary>
    public IReadOnlyList<DateOnly> Months { get; } = [.. answer.Months.Select(month => month.AsOfDate.ToDateOnly())];

    /// <summary>The last month: the one that the report is about.</summary>
    public int Last => answer.Months.Count - 1;

    public MeasureValue this[int month, Measure measure] => answer.Months[month].Values[answer.Measures.IndexOf(measure)];

    /// <summary>The same as it is shown, or why there is no value.</summary>
    public Cell Cell(int month, Measure measure)
    {
        var value = this[month, measure];
        var nothing = Figures.Nothing(measure);

        return measure.MeasureCase switch
        {
            Measure.MeasureOneofCase.Figure => Amounts.Amount(value, 1),
            Measure.MeasureOneofCase.Caseload when measure.Caseload is CaseloadFigure.MeanPerHead or CaseloadFigure.DfePerFte =>
                Amounts.Ratio(value, places, nothing),
            Measure.MeasureOneofCase.Caseload when measure.Caseload is not CaseloadFigure.ShareOver => Amounts.Amount(value, 0, nothing),
            _ => Amounts.Percent(value, places, nothing),
        };
    }

    /// <summary>True if nothing at all was reported for a month.</summary>
    public bool IsUnreported(int month) => answer.Months[month].Values.All(value => value.NoValueReason is NoValueReason.Missing);

    /// <summary>The targets for a measure that are measured in a month.</summary>
    public IEnumerable<TargetStatus> Targets(int month, Measure measure) =>
        answer.Months[month].Targets.Where(status => status.Target.Measure.Equals(measure));

    /// <summary>The first month of which anything at all was reported; the one after the last if none.</summary>
    public int FirstReported => Enumerable.Range(0, answer.Months.Count)
        .FirstOrDefault(month => !IsUnreported(month), answer.Months.Count);
}
