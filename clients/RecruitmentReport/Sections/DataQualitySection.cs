using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;
using AffectedMeasure = Workforce.V1.DataQualityIssue.Types.AffectedMeasure;
using Kind = Workforce.V1.DataQualityIssue.Types.Kind;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>What is contradictory or missing in what was reported, and which figures it makes doubtful.</summary>
internal static class DataQualitySection
{
    public const string Id = "data-quality";

    public static Section Of(Answers answers) => new(Id, "Data quality", [.. Blocks(answers)]);

    private static IEnumerable<Block> Blocks(Answers answers)
    {
        if (answers.Issues.Value is not { } all)
        {
            yield return new Notice(answers.Issues.Withheld!);
            yield break;
        }

        var issues = all.Take(ReportQuestions.MaxIssues).ToList();

        if (issues.Count == 0)
        {
            yield return new Paragraph("Nothing contradictory or missing is known of this unit on the day.");
            yield break;
        }

        yield return new Paragraph(
            (all.Count > issues.Count ? $"More than {Amounts.Shown(issues.Count, 0)} issues are known; the first are counted here. " : "")
            + "The figures above stand on what was reported, whatever is listed here; nothing was put right by hand.");
        yield return ByKind(answers, issues);

        if (answers.Request.Named)
        {
            yield return Each(issues);
        }
    }

    private static Table ByKind(Answers answers, List<DataQualityIssue> issues) => new(
        "data_quality_issues",
        $"Issues by kind, {Words.Day(answers.Day)}",
        [new("issue", "Issue"), new("count", "Number"), new("affects", "Makes doubtful")],
        [
            .. issues.GroupBy(issue => issue.Kind).OrderBy(group => group.Key).Select(group => new Row(
            [
                Cell.Text(Word(group.Key)),
                Amounts.Count(group.Count()),
                Cell.Text(Affected(group)),
            ])),
        ]);

    private static Table Each(List<DataQualityIssue> issues) => new(
        "data_quality_details",
        "Each issue, by ids",
        [new("issue", "Issue"), new("description", "What is known of it")],
        [.. issues.Select(issue => new Row([Cell.Text(Word(issue.Kind)), Cell.Text(issue.Description)]))]);

    private static string Affected(IEnumerable<DataQualityIssue> issues)
    {
        var measures = issues.SelectMany(issue => issue.AffectedMeasures).Distinct().Order().Select(Word).ToList();
        return measures.Count == 0 ? "no figure" : Words.List(measures);
    }

    private static string Word(AffectedMeasure measure) => measure switch
    {
        AffectedMeasure.Establishment => "establishment",
        AffectedMeasure.Vacancy => "vacancies",
        AffectedMeasure.Turnover => "turnover",
        AffectedMeasure.Agency => "agency",
        AffectedMeasure.Pipeline => "pipeline",
        AffectedMeasure.Caseload => "caseloads",
        _ => "other figures",
    };

    private static string Word(Kind kind) => kind switch
    {
        Kind.ChangeHeld => "A change waits for something that is not known yet",
        Kind.UnitsInALoop => "Units that are part of each other",
        Kind.FteAboveOne => "An engagement of more than 1 FTE",
        Kind.PostOverFilled => "A post filled beyond its FTE",
        Kind.InPostOutsidePostDates => "Somebody in a post that does not exist on the day",
        Kind.CoverAboveVacancy => "Agency covers more of a post than is vacant",
        Kind.UnitEndedWithPosts => "A unit that has ended still holds posts or people",
        Kind.PipelineOverdue => "An expected starter is overdue",
        Kind.NoticeWithoutLastDate => "Notice was given and no last day",
        Kind.DateInFuture => "A date that lay ahead when it was reported as past",
        Kind.WorkerAboveFteLimit => "A worker of more than 1.5 FTE together",
        Kind.WorkerWithoutEngagement => "A worker without any engagement",
        Kind.UnitCoverAboveVacancies => "A unit has more agency cover than vacancies",
        Kind.SourceStale => "A source has sent nothing for too long",
        Kind.TermsAfterLeaving => "Terms of work that begin after leaving",
        Kind.WorkingAfterLeaving => "Left the council by one engagement, and still works in another",
        Kind.FiguresNotReported => "Figures that a unit could not report",
        Kind.CasesOfUnknownWorker => "Cases of somebody whom HR does not know",
        Kind.CasesWhileNotInPost => "Cases of somebody who is not in post",
        Kind.CaseloadNotMeasurable => "A load that cannot be compared with its limit",
        Kind.CaseSystemStale => "A case system has been silent for too long",
        Kind.CasesInUnknownUnit => "Cases in a unit that HR does not know",
        _ => "Another issue",
    };
}
