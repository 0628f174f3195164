using Workforce.V1;

namespace Workforce.Answers;

/// <summary>Which case systems are silent, so that what they last said may no longer be so.</summary>
public static class CaseSystemNotes
{
    /// <summary>A line for each that is silent, or one if none has ever spoken.</summary>
    public static IReadOnlyList<string> Of(CaseSystems? systems) => systems?.Systems.Any(system => system.LastReportDate is not null) is true
        ? [.. systems.Systems.Where(system => system.Stale).Select(Of)]
        : ["No case system has said anything of this day, nor of any day before it."];

    private static string Of(CaseSystemFreshness silent) => silent.LastReportDate is null
        ? $"Case system '{silent.Source}' has said nothing of this day, nor of any day before it."
        : $"Case system '{silent.Source}' has been silent since {Words.Of(silent.LastReportDate)}: its cases may no longer be so.";
}
