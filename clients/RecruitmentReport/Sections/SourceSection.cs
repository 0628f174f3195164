using System.Globalization;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.CommandLine;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>What every figure stands on, what the words mean, and how to get the same report again.</summary>
internal static class SourceSection
{
    public const string Id = "source";

    public static Section Of(Answers answers) => new(
        Id,
        "Definitions, and how to make this report again",
        [
            new Terms(Definitions),
            new Paragraph(
                $"Every figure was asked of the Workforce service at revision {Revision(answers)}, and none was worked out again from rounded ones. "
                + "Asked for the same month at the same revision it gives the same report, whatever has been corrected since:"),
            new Command(ReportCommand.For(answers.Request, answers.Unit.UnitId, answers.Revision)),
            Sources(answers),
        ]);

    public static string Revision(Answers answers) => answers.Revision.ToString(CultureInfo.InvariantCulture);

    private static Table Sources(Answers answers) => new(
        "sources",
        "How fresh each source was at that revision",
        [new("source", "Source"), new("last_made", "Its last change was made"), new("revision", "Recorded at revision")],
        [
            .. answers.Establishment.Sources.Select(source => new Row(
            [
                Cell.Text(source.Source),
                Cell.Text(Words.Moment(source.LastMadeTime.ToDateTimeOffset())),
                Amounts.Count(source.LastRevision),
            ])),
        ]);

    private static IReadOnlyList<Term> Definitions { get; } =
    [
        new("Day", "Stock is counted at the close of the month’s last day: who starts on it is in post, who works the last day on it has left."),
        new("FTE", "Full-time equivalent: contracted hours over the standard hours. Shown to one decimal place, a half away from zero; the CSV and JSON forms of this report hold it exactly."),
        new("Establishment", "The FTE that posts are funded for."),
        new("Vacancy", "What no employee fills, post by post, so that a post filled beyond its FTE hides no vacancy in another. Held posts and posts that agency covers are vacant."),
        new("Vacancy rate", "Vacant FTE / establishment. Including agency: (vacant \u2212 agency cover) / establishment, below zero where cover exceeds the vacancies. As the DfE counts: vacant / (vacant + in post)."),
        new("Turnover", "Leavers / in post at the end of the period, by FTE, as the DfE counts. A person who moves within the council is no leaver."),
        new("Agency rate", "Agency / (agency + in post), by FTE, as the DfE counts. Cover is of vacancies; extra capacity, such as a peripatetic team, is not."),
        new("Caseload", "Cases a worker holds over all case systems; a case is counted, never named. Over the limit means strictly above it: 30 of 30 is within."),
        new("Green, amber, red", "Against a target, compared before rounding: green is met; amber is not met, by no more than the margin set with the target; red is beyond that."),
        new("No value", "Where a figure has no value its place says why: not applicable, unreliable, could not be returned, or suppressed as too small a group. None of these is zero."),
    ];
}
