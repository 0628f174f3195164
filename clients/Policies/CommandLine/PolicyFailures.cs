using System.Globalization;
using System.Text.RegularExpressions;
using Workforce.Client;
using Workforce.CommandLine;

namespace Workforce.Policies.CommandLine;

/// <summary>What an administrator is told when something cannot be shown or set.</summary>
internal static partial class PolicyFailures
{
    /// <summary>Of a list.</summary>
    /// <param name="right">The right that it takes.</param>
    public static FailureWords Listing(string right) => new()
    {
        Asked = "the question",
        Forbidden = "see this",
        Right = right,
        Unanswered = "Nothing is wrong with the question.",
        AsTyped = AsTyped,
    };

    /// <summary>Of something that is set or withdrawn.</summary>
    /// <param name="what">What, such as <c>threshold</c>.</param>
    /// <param name="list">The command that lists what is set.</param>
    public static FailureWords Setting(string what, string list) => new()
    {
        Asked = $"the {what}",
        Forbidden = $"set or withdraw this {what}",
        Right = "policy.write",
        Unanswered = $"Whether the {what} was recorded is not known: {list} shows what is set, and the same command again does no harm.",
        AsTyped = AsTyped,
    };

    private static string AsTyped(FieldFault fault)
    {
        var field = fault.Field[(fault.Field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var rule = fault.Description.Replace("first_date", "--first", StringComparison.Ordinal);

        if (Step().Match(field) is { Success: true } step)
        {
            return $"--protected, step {int.Parse(step.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1}: the {(step.Groups[2].Value is "percent" ? "per cent" : "months")} {rule}";
        }

        return $"{OptionOf(field, isTarget: fault.Field.StartsWith("target.", StringComparison.Ordinal))} {rule}";
    }

    private static string OptionOf(string field, bool isTarget) => field switch
    {
        "threshold_id" or "target_id" => "ID",
        "unit_id" => "The unit",
        "worker_id" => "--worker",
        "roles" => "--role",
        "limit" when isTarget => "--at-most or --at-least",
        "amber_limit" or "amber_margin" => "--amber",
        "as_of_date" or "in_force_date" => "--as-of",
        "limit_rounding" => "--rounding",
        "protected_shares" => "--protected",
        "from_time" => "--since",
        "before_time" => "--until",
        _ => $"--{Kebab.Of(Suffix().Replace(field, ""))}",
    };

    [GeneratedRegex(@"^protected_shares\[(\d+)\]\.(\w+)$")]
    private static partial Regex Step();

    /// <summary>What options leave out of the names of fields, such as of <c>must_be_met_by_date</c> and <c>weights.assessment_points</c>.</summary>
    [GeneratedRegex("^weights\\.|_date$|_points$")]
    private static partial Regex Suffix();
}
