using System.CommandLine;
using Workforce.CommandLine;

namespace Workforce.Policies.CommandLine;

/// <summary>What several commands take.</summary>
internal static class PolicyOptions
{
    public static Argument<string> Unit() => new("UNIT") { Description = "The unit by its id or its name, such as \"Family Support\"; those below it are included." };

    public static Option<string> OfUnit() => new("--unit")
    {
        Description = "The unit by its id or its name; it holds for those below it as well.",
        HelpName = "UNIT",
        Required = true,
    };

    public static Argument<string> Id(string description) => new("ID") { Description = description };

    public static Option<Google.Type.Date?> Day(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        Required = required,
        CustomParser = Typed.Day,
    };

    public static Option<Google.Type.Decimal?> Number(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        HelpName = "N",
        Required = required,
        CustomParser = Typed.Number,
    };

    public static Option<string?> Note() => new("--note")
    {
        Description = "Whose it is and on what authority; at most 200 characters, and no person's name.",
        HelpName = "TEXT",
    };
}
