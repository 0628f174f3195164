using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>How figures stand against their targets, in words.</summary>
internal static class Standings
{
    public static IReadOnlyList<Standing> Of(Series series, int month, Measure measure) =>
        [.. series.Targets(month, measure).Select(status => new Standing(Level(status), WithTarget(status)))];

    /// <summary>The columns of the targets for a measure, if any is measured in some of the months.</summary>
    /// <param name="series">The months.</param>
    /// <param name="first">The first month shown.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="id">What the columns' names for programs begin with.</param>
    /// <param name="name">The measure in the headings.</param>
    public static IReadOnlyList<TargetColumns> Columns(Series series, int first, Measure measure, string id, string name)
    {
        var targets = Enumerable.Range(first, series.Months.Count - first)
            .SelectMany(month => series.Targets(month, measure))
            .Select(status => status.Target.TargetId)
            .Distinct()
            .ToList();

        return
        [
            .. targets.Select((target, i) => new TargetColumns(
                series,
                measure,
                target,
                i == 0 ? id : FormattableString.Invariant($"{id}_{i + 1}"),
                targets.Count == 1 ? name : $"{name}, {target}")),
        ];
    }

    /// <summary>The level in a word, for where the target stands beside it.</summary>
    public static string Word(TargetStatus status) => Level(status) switch
    {
        StandingLevel.Green => "Green: met",
        StandingLevel.Amber => "Amber: not met",
        StandingLevel.Red => "Red: not met",
        _ => status.Value is null ? "not measured yet" : Words.Reason(status.Value.NoValueReason),
    };

    /// <summary>The limit with its unit.</summary>
    public static string Limit(Target target) =>
        Amounts.Plain(target.Limit) + (IsAmount(target.Measure) ? " FTE" : "%");

    private static StandingLevel Level(TargetStatus status) => status.Rag switch
    {
        Rag.Green => StandingLevel.Green,
        Rag.Amber => StandingLevel.Amber,
        Rag.Red => StandingLevel.Red,
        _ => StandingLevel.None,
    };

    /// <summary>The level in words, and by how much it is missed.</summary>
    public static string Sentence(TargetStatus status)
    {
        var beyond = status.Target.Direction is TargetDirection.AtLeast ? "below" : "above";

        return status.BeyondLimit is { } amount && Amounts.Number(amount) > 0m
            ? $"{Word(status)}, {Amounts.Difference(Amounts.Number(amount))} {(IsAmount(status.Target.Measure) ? "FTE" : "percentage points")} {beyond}"
            : Word(status);
    }

    private static string WithTarget(TargetStatus status)
    {
        var target = status.Target;
        var side = target.Direction is TargetDirection.AtLeast ? "at least" : "at most";
        var note = target.Note.Length > 0 ? $" ({target.Note})" : "";
        var due = $"by {Words.Day(target.MustBeMetByDate.ToDateOnly())}{(status.Due ? "" : ", not yet due")}";

        return $"{Sentence(status)}. Target: {side} {Limit(target)}{note}, {due}.";
    }

    private static bool IsAmount(Measure measure) => measure.MeasureCase is Measure.MeasureOneofCase.Figure;
}

/// <summary>A target in tables by months: what it is, and how each month stands against it.</summary>
internal sealed record TargetColumns(Series Series, Measure Measure, string TargetId, string Id, string Name)
{
    public Column LimitHeading { get; } = new($"{Id}_target", $"Target ({Name})");

    public Column StandingHeading { get; } = new($"{Id}_standing", Capitalised(Name));

    public Cell Limit(int month) => Status(month) is { } status
        ? new() { Shown = Standings.Limit(status.Target), Kind = CellKind.Number, Number = Amounts.Number(status.Target.Limit) }
        : Cell.Text("none set");

    public Cell Standing(int month) => Cell.Text(Status(month) is { } status ? Standings.Sentence(status) : "no target");

    public TargetStatus? Status(int month) =>
        Series.Targets(month, Measure).FirstOrDefault(status => status.Target.TargetId == TargetId);

    private static string Capitalised(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
