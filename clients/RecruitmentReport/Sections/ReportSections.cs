using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>Puts the report together, in the order in which a committee reads. A pure function of the answers.</summary>
internal static class ReportSections
{
    private static readonly (string Id, Func<Answers, Section?> Of)[] All =
    [
        (HeadlineSection.Id, HeadlineSection.Of),
        (MonthlySection.Id, MonthlySection.Of),
        (VacancySection.Id, VacancySection.Of),
        (PartsSection.Id, PartsSection.Of),
        (StartersLeaversSection.Id, StartersLeaversSection.Of),
        (AgencySection.Id, AgencySection.Of),
        (CaseloadSection.Id, CaseloadSection.Of),
        (EmptyPostsSection.Id, EmptyPostsSection.Of),
        (PipelineSection.Id, PipelineSection.Of),
        (ProjectionSection.Id, ProjectionSection.Of),
        (ComparisonSection.Id, ComparisonSection.Of),
        (DataQualitySection.Id, DataQualitySection.Of),
        (SourceSection.Id, SourceSection.Of),
    ];

    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(section => section.Id)];

    public static Report Of(Answers answers)
    {
        var wanted = answers.Request.Sections;

        return new(
            "Social work recruitment and vacancies",
            $"{answers.Unit.Name}, {Words.Month(answers.Day)}",
            answers.Unit.UnitId,
            answers.Day,
            answers.Revision,
            [.. Facts(answers)],
            [.. All.Where(section => wanted.Count == 0 || wanted.Contains(section.Id)).Select(section => section.Of(answers)).OfType<Section>()]);
    }

    private static IEnumerable<Term> Facts(Answers answers)
    {
        yield return new("Month", $"{Words.Month(answers.Day)}, at the close of {Words.Day(answers.Day)}");
        yield return new("Counts", Counted(answers));
        yield return new("As known", AsKnown(answers));
    }

    private static string Counted(Answers answers)
    {
        var people = People.Counted(answers);
        return $"{char.ToUpperInvariant(people[0])}{people[1..]} of {answers.Unit.Name} ({answers.Unit.UnitId})";
    }

    private static string AsKnown(Answers answers)
    {
        var at = $"At revision {SourceSection.Revision(answers)}";

        return answers.LastChange.Value is { } change
            ? $"{at}, whose last staffing change was recorded on {Words.Moment(change.RecordedTime.ToDateTimeOffset())}"
            : at;
    }
}
