using Google.Protobuf.Collections;
using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Targets, and how they stand, as a sheet.</summary>
internal static class TargetSheets
{
    private static readonly string[] Columns =
        ["Target", "Unit", "Roles", "Measure", "To reach", "Amber within", "From", "Met by", "Until", "Value", "Stands", "Beyond by", "Due", "Note"];

    public static Sheet Of(string title, IEnumerable<TargetStatus> targets) => new(title, Columns, [.. targets.Select(RowOf)]);

    private static SheetRow RowOf(TargetStatus status)
    {
        var target = status.Target;

        return new(
            [
                target.TargetId,
                target.UnitId,
                RolesOf(target.Roles),
                MeasureWords.WordOf(target.Measure),
                $"{(target.Direction is TargetDirection.AtMost ? "at most" : "at least")} {Words.Of(target.Limit, 6)}",
                // The service answers with a margin of 0 where none was given.
                Words.Of(target.AmberMargin, 6) is "0" ? "" : Words.Of(target.AmberMargin, 6),
                Words.Of(target.FirstDate),
                Words.Of(target.MustBeMetByDate),
                Words.Of(target.LastDate),
                Words.Of(status.Value),
                Stands(status.Rag),
                status.Rag is Rag.Amber or Rag.Red ? Words.Of(status.BeyondLimit, 2) : "",
                status.Due ? "due" : "",
                target.Note,
            ],
            EmphasisOf(status.Rag));
    }

    private static string Stands(Rag rag) => rag switch
    {
        Rag.Green => "green",
        Rag.Amber => "amber",
        Rag.Red => "RED",
        _ => "",
    };

    private static Emphasis EmphasisOf(Rag rag) => rag switch
    {
        Rag.Amber => Emphasis.Amber,
        Rag.Red => Emphasis.Over,
        _ => Emphasis.None,
    };

    private static string RolesOf(RepeatedField<Role> roles) => roles.Count is 0 || (roles.Count == OptionWords.Role.All.Count - 1 && !roles.Contains(Role.NotRegistered))
        ? "all registered"
        : string.Join(", ", roles.Select(role => Words.Of(role)));
}
