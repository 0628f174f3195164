using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Policies.CommandLine;

/// <summary>What can be typed of a threshold.</summary>
internal sealed class ThresholdOptions
{
    private readonly Argument<string> _id = PolicyOptions.Id("Your id of the threshold; what is set under it already is replaced whole.");
    private readonly Option<string> _unit = PolicyOptions.OfUnit();

    private readonly Option<CaseloadBasis> _basis = new("--basis")
    {
        Description = $"What is compared with the limit: {string.Join(", ", OptionWords.CaseloadBasis.All)}.",
        HelpName = "BASIS",
        Required = true,
        CustomParser = result => Typed.Code(result, OptionWords.CaseloadBasis),
    };

    private readonly Option<Google.Type.Decimal?> _limit = PolicyOptions.Number("--limit", "The most that is allowed: a breach is a load above it.", required: true);
    private readonly Option<Google.Type.Decimal?> _amber = PolicyOptions.Number("--amber", "A load above it is amber; not above the limit. No amber if not given.");

    private readonly Option<Role> _role = new("--role")
    {
        Description = "Only workers of this role, such as case-holder; all if not given.",
        HelpName = "ROLE",
        CustomParser = result => Typed.Code(result, OptionWords.Role),
    };

    private readonly Option<string?> _worker = new("--worker") { Description = "Only this worker, by HR's id; all if not given.", HelpName = "ID" };
    private readonly Option<Google.Type.Date?> _first = PolicyOptions.Day("--first", "From when it is measured.", required: true);
    private readonly Option<Google.Type.Date?> _mustBeMetBy = PolicyOptions.Day("--must-be-met-by", "By when nobody may be above it; at once if not given.");
    private readonly Option<Google.Type.Date?> _last = PolicyOptions.Day("--last", "The last day on which it is measured; no end if not given.");

    private readonly Option<ProtectedShare[]?> _protected = new("--protected")
    {
        Description = "What part of the limit the newly qualified carry: steps of months since they began and per cent, such as 6=60,12=90.",
        HelpName = "STEPS",
        CustomParser = ParseShares,
    };

    private readonly Option<LimitRounding> _rounding = new("--rounding")
    {
        Description = $"What becomes of a protected limit that is not whole: {string.Join(", ", OptionWords.LimitRounding.All)}.",
        HelpName = "ROUNDING",
        CustomParser = result => Typed.Code(result, OptionWords.LimitRounding),
    };

    private readonly Option<string?> _note = PolicyOptions.Note();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_id);

        foreach (var option in new Option[] { _unit, _basis, _limit, _amber, _role, _worker, _first, _mustBeMetBy, _last, _protected, _rounding, _note })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The threshold, of which the unit is as it was typed.</summary>
    public CaseloadThreshold ThresholdOf(ParseResult parsed) => new()
    {
        ThresholdId = parsed.GetValue(_id)!,
        UnitId = parsed.GetValue(_unit)!,
        Role = parsed.GetValue(_role),
        WorkerId = parsed.GetValue(_worker) ?? "",
        Basis = parsed.GetValue(_basis),
        Limit = parsed.GetValue(_limit),
        AmberLimit = parsed.GetValue(_amber),
        FirstDate = parsed.GetValue(_first),
        MustBeMetByDate = parsed.GetValue(_mustBeMetBy),
        LastDate = parsed.GetValue(_last),
        ProtectedShares = { parsed.GetValue(_protected) ?? [] },
        LimitRounding = parsed.GetValue(_rounding),
        Note = parsed.GetValue(_note) ?? "",
    };

    private static ProtectedShare[]? ParseShares(ArgumentResult result)
    {
        var steps = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        ProtectedShare[] shares = [.. steps.Select(ShareOf).OfType<ProtectedShare>()];

        return shares.Length == steps.Length
            ? shares
            : Typed.Refused<ProtectedShare[]?>(result, "must be steps of months and per cent, such as 6=60,12=90: 60 % of the limit for six months, then 90 % until twelve.");
    }

    private static ProtectedShare? ShareOf(string step) =>
        step.Split('=', StringSplitOptions.TrimEntries) is [var months, var percent]
        && int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && Typed.NumberOf(percent) is { } part
            ? new() { UntilMonths = until, Percent = part }
            : null;
}
