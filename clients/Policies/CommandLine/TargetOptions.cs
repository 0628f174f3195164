using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Policies.CommandLine;

/// <summary>What can be typed of a target.</summary>
internal sealed class TargetOptions
{
    private readonly Argument<string> _id = PolicyOptions.Id("Your id of the target; what is set under it already is replaced whole.");
    private readonly Option<string> _unit = PolicyOptions.OfUnit();

    private readonly Option<Measure?> _measure = new("--measure")
    {
        Description = "The measure and its definition, such as vacancy-rate:dfe, turnover:dfe:twelve-months or figure:in-post; a wrong word is answered with the right ones.",
        HelpName = "KIND:DEFINITION",
        Required = true,
        CustomParser = ParseMeasure,
    };

    private readonly Option<Google.Type.Decimal?> _atMost = PolicyOptions.Number("--at-most", "It is met by this or less: per cent for a rate, FTE for an amount.");
    private readonly Option<Google.Type.Decimal?> _atLeast = PolicyOptions.Number("--at-least", "It is met by this or more.");
    private readonly Option<Google.Type.Decimal?> _amber = PolicyOptions.Number("--amber", "How far beyond that is amber, in the same unit; further is red. No amber if not given.");

    private readonly Option<Role[]> _roles = new("--role")
    {
        Description = "Counts only this role, such as case-holder; may be given more than once. All registered social workers if not given.",
        HelpName = "ROLE",
        CustomParser = Typed.Roles,
    };

    private readonly Option<Google.Type.Date?> _first = PolicyOptions.Day("--first", "From when it is measured.", required: true);
    private readonly Option<Google.Type.Date?> _mustBeMetBy = PolicyOptions.Day("--must-be-met-by", "By the end of which day it must be met.", required: true);
    private readonly Option<Google.Type.Date?> _last = PolicyOptions.Day("--last", "The last day on which it is measured; no end if not given.");
    private readonly Option<string?> _note = PolicyOptions.Note();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_id);

        foreach (var option in new Option[] { _unit, _measure, _atMost, _atLeast, _amber, _roles, _first, _mustBeMetBy, _last, _note })
        {
            command.Options.Add(option);
        }

        // Whether they were typed: one that is no number is said to be so by its parser.
        command.Validators.Add(result => Typed.Require(
            result, result.GetResult(_atMost) is null != result.GetResult(_atLeast) is null, "Give --at-most or --at-least, and one of them alone."));
    }

    /// <summary>The target, of which the unit is as it was typed.</summary>
    public Target TargetOf(ParseResult parsed) => new()
    {
        TargetId = parsed.GetValue(_id)!,
        UnitId = parsed.GetValue(_unit)!,
        Roles = { parsed.GetValue(_roles) ?? [] },
        Measure = parsed.GetValue(_measure),
        Direction = parsed.GetValue(_atMost) is null ? TargetDirection.AtLeast : TargetDirection.AtMost,
        Limit = parsed.GetValue(_atMost) ?? parsed.GetValue(_atLeast),
        AmberMargin = parsed.GetValue(_amber),
        FirstDate = parsed.GetValue(_first),
        MustBeMetByDate = parsed.GetValue(_mustBeMetBy),
        LastDate = parsed.GetValue(_last),
        Note = parsed.GetValue(_note) ?? "",
    };

    private static Measure? ParseMeasure(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;

        return MeasureWords.MeasureOf(word) ?? Typed.Refused<Measure?>(
            result,
            string.Join(Environment.NewLine, MeasureWords.Near(word).Select(line => $"  {line}").Prepend("must be one of:")));
    }
}
