using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>Who is about to join and leave, and the gap that remains.</summary>
internal static class PipelineSection
{
    public const string Id = "pipeline";

    public static Section Of(Answers answers) => new(Id, "Pipeline", [Gap(answers), Stages(answers)]);

    private static Table Gap(Answers answers)
    {
        var pipeline = answers.Pipeline;
        var through = Words.Day(pipeline.ThroughDate.ToDateOnly());

        return new(
            "pipeline_gap",
            $"From those in post to the gap on {through}, FTE",
            [new("line", "Line"), new("fte", "FTE")],
            [
                new([Cell.Text($"Establishment on {through}"), Amounts.Fte(pipeline.EstablishmentFte)]),
                new([Cell.Text($"In post on {Words.Day(answers.Day)}"), Amounts.Fte(pipeline.InPostFte)]),
                new([Cell.Text("Known leavers"), Amounts.Fte(pipeline.LeaversFte)]),
                new([Cell.Text("Starters with a recorded start"), Amounts.Fte(pipeline.StartersFte)]),
                new([Cell.Text("Moves and changes of hours"), Amounts.Fte(pipeline.MovedFte)]),
                new([Cell.Text("Expected on a firm offer"), Amounts.Fte(pipeline.ExpectedFte)]),
                new([Cell.Text("Gap that remains"), Amounts.Amount(pipeline.Gap, 1)], IsTotal: true),
            ])
        {
            Remarks =
            [
                $"Gap as a share of the establishment: {Amounts.Percent(pipeline.GapRate, answers.Places, "no posts").Shown}. "
                + "Gap = establishment \u2212 in post + leavers \u2212 starters \u2212 moves \u2212 expected.",
            ],
        };
    }

    private static Block Stages(Answers answers) => answers.Pipeline.Stages.Count == 0
        ? new Paragraph("Nobody is recorded as being recruited.")
        : new Table(
            "pipeline_stages",
            $"Who is being recruited, by stage, {Words.Day(answers.Day)}",
            [
                new("stage", "Stage"),
                new("entries", "Entries"),
                new("fte", "FTE"),
                new("due_fte", $"Due by {Words.Day(answers.Pipeline.ThroughDate.ToDateOnly())}, FTE"),
                new("overdue_fte", "Overdue, FTE"),
                new("undated_fte", "Without a date, FTE"),
            ],
            [
                .. answers.Pipeline.Stages.Select(stage => new Row(
                [
                    Cell.Text(Words.Stage(stage.Stage)),
                    Amounts.Count(stage.EntriesCount, stage.Fte),
                    Amounts.Fte(stage.Fte),
                    Amounts.Fte(stage.DueFte),
                    Amounts.Fte(stage.OverdueFte),
                    Amounts.Fte(stage.UndatedFte),
                ])),
            ]);
}
