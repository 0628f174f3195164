using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.RecruitmentReport.Sections;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.CommandLine;

/// <summary>What can be typed, and the request that it makes.</summary>
internal sealed class ReportOptions(TimeProvider clock)
{
    private readonly Option<string> _unit = new("--unit")
    {
        Description = "The council, service or team, by its id or its name.",
        HelpName = "UNIT",
        Required = true,
    };

    private readonly Option<DateOnly?> _month = new("--month")
    {
        Description = "The month, such as 2026-10; the last one that is over if not given.",
        HelpName = "YYYY-MM",
        CustomParser = result => ParseMonth(result, clock),
    };

    private readonly Option<int> _months = new("--months")
    {
        Description = "How many months the tables go back, this one included: 1 to 60.",
        HelpName = "N",
        DefaultValueFactory = _ => 13,
    };

    private readonly Option<int> _projectMonths = new("--project-months")
    {
        Description = "How many months the projection looks ahead: 12 to 36.",
        HelpName = "N",
        DefaultValueFactory = _ => 12,
    };

    private readonly Option<Role[]> _roles = new("--role")
    {
        Description = "Counts only this role, such as case-holder; may be given more than once. All registered social workers if not given.",
        HelpName = "ROLE",
        CustomParser = Typed.Roles,
    };

    private readonly Option<Reading?> _asKnown = new("--as-known")
    {
        Description = "Only what had been recorded by then: a revision, or a moment such as 2026-12-01T09:00:00Z.",
        HelpName = "REVISION|TIME",
        CustomParser = ParseReading,
    };

    private readonly Option<int> _ratePlaces = new("--rate-places")
    {
        Description = "To how many decimal places rates are rounded: 0 to 2.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _compare = new("--compare")
    {
        Description = "Compares with what authorities published: a CSV file of the Department for Education's layout.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _authority = new("--authority")
    {
        Description = "Which authority of that file the unit is, by name or code; the one of the unit's name if not given.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _compareWith = new("--compare-with")
    {
        Description = "A further authority of that file, such as a statistical neighbour; may be given more than once.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _sections = new("--section")
    {
        Description = $"Only this section; may be given more than once: {string.Join(", ", ReportSections.Ids)}.",
        HelpName = "SECTION",
    };

    private readonly Option<bool> _named = new("--named")
    {
        Description = "Lists workers over their limit, and each data-quality issue, if you may see them. Not for a public paper.",
    };

    private readonly Option<ReportFormat?> _format = new("--format")
    {
        Description = "html, md, csv or json; what the output's name says if not given.",
        HelpName = "FORMAT",
        CustomParser = ParseFormat,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The file to write; for csv the folder. recruitment-report-UNIT-MONTH if not given.",
        HelpName = "PATH",
    };

    private readonly ServiceOptions _service = new();

    public void AddTo(RootCommand command)
    {
        foreach (var option in new Option[]
        {
            _unit, _month, _output, _format, _months, _projectMonths, _roles, _asKnown, _ratePlaces, _compare, _authority, _compareWith, _sections, _named,
        })
        {
            command.Options.Add(option);
        }

        _service.AddTo(command);

        _sections.AcceptOnlyFromAmong([.. ReportSections.Ids]);
        _months.Validators.Add(result => Typed.Require(result, Typed.Is(result, _months, months => months is >= 1 and <= 60), "must be from 1 to 60."));
        _projectMonths.Validators.Add(result => Typed.Require(result, Typed.Is(result, _projectMonths, months => months is >= 12 and <= 36), "must be from 12 to 36."));
        _ratePlaces.Validators.Add(result => Typed.Require(result, Typed.Is(result, _ratePlaces, places => places is >= 0 and <= 2), "must be from 0 to 2."));
        command.Validators.Add(result => Typed.Require(
            result,
            result.GetValue(_compare) is not null || (result.GetValue(_authority) is null && result.GetValue(_compareWith) is not { Length: > 0 }),
            "--authority and --compare-with go with --compare."));
    }

    public Uri AddressOf(ParseResult parsed) => _service.AddressOf(parsed);

    public AccessOptions AccessOf(ParseResult parsed) => _service.AccessOf(parsed);

    public ReportRequest RequestOf(ParseResult parsed) => new()
    {
        Unit = parsed.GetValue(_unit)!,
        Month = parsed.GetValue(_month) ?? LastMonth(clock),
        Months = parsed.GetValue(_months),
        ProjectMonths = parsed.GetValue(_projectMonths),
        Roles = [.. (parsed.GetValue(_roles) ?? []).Distinct().Order()],
        AsKnown = parsed.GetValue(_asKnown),
        RatePlaces = parsed.GetValue(_ratePlaces),
        CompareFile = parsed.GetValue(_compare),
        Authority = parsed.GetValue(_authority),
        CompareWith = parsed.GetValue(_compareWith) ?? [],
        Sections = parsed.GetValue(_sections) ?? [],
        Named = parsed.GetValue(_named),
    };

    public ReportFormat FormatOf(ParseResult parsed) => parsed.GetValue(_format) ?? Path.GetExtension(parsed.GetValue(_output) ?? "").ToLowerInvariant() switch
    {
        ".md" => ReportFormat.Markdown,
        ".json" => ReportFormat.Json,
        ".csv" => ReportFormat.Csv,
        _ => ReportFormat.Html,
    };

    public string OutputOf(ParseResult parsed, ReportRequest request, ReportFormat format)
    {
        if (parsed.GetValue(_output) is { } output)
        {
            return output;
        }

        var unit = string.Concat(request.Unit.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        var name = $"recruitment-report-{unit}-{request.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
        return format switch
        {
            ReportFormat.Markdown => $"{name}.md",
            ReportFormat.Json => $"{name}.json",
            ReportFormat.Csv => name,
            _ => $"{name}.html",
        };
    }

    /// <summary>The last month that is over in London.</summary>
    private static DateOnly LastMonth(TimeProvider clock)
    {
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
    }

    private static DateOnly? ParseMonth(ArgumentResult result, TimeProvider clock)
    {
        if (!DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            || month.Year is < 1900 or > 2100)
        {
            return Typed.Refused<DateOnly?>(result, "must be a month written as year-month, such as 2026-10.");
        }

        return month <= LastMonth(clock)
            ? month
            : Typed.Refused<DateOnly?>(
                result,
                $"must be over, since a report is of a whole month: {Words.Month(month)} is not. The last one that is over is "
                + $"{LastMonth(clock).ToString("yyyy-MM", CultureInfo.InvariantCulture)}.");
    }

    private static Reading? ParseReading(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0)
        {
            return new() { AsKnownRevision = revision };
        }

        // A moment without its offset would be another one on another machine.
        return (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
            && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                ? new() { AsKnownTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(moment) }
                : Typed.Refused<Reading?>(result, "must be a revision of 1 or more, or a moment with its offset, such as 2026-12-01T09:00:00Z.");
    }

    private static ReportFormat? ParseFormat(ArgumentResult result) => result.Tokens[0].Value.ToLowerInvariant() switch
    {
        "html" => ReportFormat.Html,
        "md" or "markdown" => ReportFormat.Markdown,
        "csv" => ReportFormat.Csv,
        "json" => ReportFormat.Json,
        _ => Typed.Refused<ReportFormat?>(result, "must be html, md, csv or json."),
    };
}
