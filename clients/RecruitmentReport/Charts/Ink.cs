namespace Workforce.RecruitmentReport.Charts;

/// <summary>
/// How series are told apart: by a hue, and without it by dash, marker and pattern. Each hue has a contrast of 4.5 to 1 or more
/// against the paper, where WCAG asks 3 to 1 of graphics, since the number beside it is of the same hue.
/// </summary>
internal static class Ink
{
    public const string Text = "#15191e";
    public const string Quiet = "#4a525a";
    public const string Rule = "#c9ced4";

    private static readonly string[] Hues = ["#1b4f8f", "#a33e0c", "#1f6b45", "#6b3a86"];
    private static readonly string?[] Dashes = [null, "7 4", "2 3", "10 3 2 3"];

    public static string Hue(int series) => Hues[series % Hues.Length];

    public static string? Dash(int series) => Dashes[series % Dashes.Length];
}
