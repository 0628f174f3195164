using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>The same month by service and by role.</summary>
internal static class PartsSection
{
    public const string Id = "services-and-roles";

    public static Section Of(Answers answers)
    {
        var services = answers.Services.Select(part => new Part(part.Unit.Name, part.Staffing, part.Caseloads.Value)).ToList();
        var roles = answers.ByRole.Select(part => new Part(Words.Role(part.Role), part.Staffing, null)).ToList();
        var whole = new Part("All", answers.Staffing, answers.Caseloads.Value);

        return new(
            Id,
            "By service and by role",
            [
                .. services.Count > 0
                    ? Shown("services", "service", services, whole, answers, answers.Caseloads.Value is not null)
                    : [new Paragraph("This unit has no units below it on the day.")],
                .. roles.Count > 0 ? Shown("roles", "role", roles, whole, answers, withCaseloads: false) : [],
            ]);
    }

    private static IEnumerable<Block> Shown(string id, string word, List<Part> parts, Part whole, Answers answers, bool withCaseloads)
    {
        var reported = parts.FindAll(part => !part.IsUnreported);

        if (reported.Count > 0)
        {
            yield return new Figure(Filling(id, word, reported));
        }

        yield return Table(id, word, reported, whole, answers, withCaseloads) with
        {
            Remarks = [.. Said(word, reported), .. Unreported(parts)],
        };
    }

    private static StackedBarChart Filling(string id, string word, List<Part> parts)
    {
        var groups = parts.Select(part => new BarGroup(
            part.Name,
            [
                part.Shown(Figures.InPost),
                Covered(part),
                Uncovered(part),
            ])).ToList();

        return new(
            $"{id}-chart",
            $"How the establishment is filled, FTE by {word}",
            string.Join(" ", groups.Select(group => $"{group.Name}: in post {group.Bars[0].Shown}, vacant and covered by agency {group.Bars[1].Shown}, vacant and not covered {group.Bars[2].Shown}.")),
            ["In post", "Vacant, covered by agency", "Vacant, not covered"],
            groups);
    }

    private static Cell Covered(Part part) => part.Shown(Figures.Vacant) is not { Number: { } vacant }
        ? part.Shown(Figures.Vacant)
        : part.Shown(Figures.AgencyCover) is { Number: { } cover } ? Amounts.Fte(Math.Min(cover, vacant)) : part.Shown(Figures.AgencyCover);

    private static Cell Uncovered(Part part) => part.Shown(Figures.Vacant) is not { Number: { } vacant }
        ? part.Shown(Figures.Vacant)
        : part.Shown(Figures.AgencyCover) is { Number: { } cover } ? Amounts.Fte(Math.Max(0m, vacant - cover)) : part.Shown(Figures.AgencyCover);

    private static Table Table(string id, string word, List<Part> parts, Part whole, Answers answers, bool withCaseloads) => new(
        id,
        $"Establishment, vacancies, turnover and agency by {word}, {Words.Day(answers.Day)}",
        [
            new(word, $"{char.ToUpperInvariant(word[0])}{word[1..]}"),
            new("establishment_fte", "Establishment, FTE"),
            new("in_post_fte", "In post, FTE"),
            new("vacant_fte", "Vacancies, FTE"),
            new("vacancy_rate", "Vacancy rate", IsRate: true),
            new("agency_cover_fte", "Agency cover, FTE"),
            new("net_of_agency_rate", "Including agency", IsRate: true),
            new("turnover_rate", "Turnover, 12 months", IsRate: true),
            .. withCaseloads
                ? [new Column("mean_cases", "Mean caseload", IsRate: true), new Column("over_limit_count", "Over the limit")]
                : Array.Empty<Column>(),
        ],
        [
            .. parts.Select(part => new Row(Cells(part, answers, withCaseloads))),
            new Row(Cells(whole, answers, withCaseloads), IsTotal: true),
        ]);

    private static IEnumerable<string> Said(string word, List<Part> parts)
    {
        foreach (var part in parts)
        {
            if (Remarks.OverCovered(part.Staffing, part.Staffing.Last) is { } remark)
            {
                yield return $"{part.Name}: {remark}.";
            }
        }

        if (word is "service")
        {
            yield return "Somebody who moves between services does not leave the council, and is in no service’s turnover.";
        }
    }

    private static IEnumerable<string> Unreported(List<Part> parts)
    {
        var names = parts.FindAll(part => part.IsUnreported).ConvertAll(part => part.Name);

        if (names.Count > 0)
        {
            yield return $"Nothing was ever reported of these roles for {Words.List(names)}: that is not a zero.";
        }
    }

    private static IReadOnlyList<Cell> Cells(Part part, Answers answers, bool withCaseloads) =>
    [
        Cell.Text(part.Name),
        part.Shown(Figures.Establishment),
        part.Shown(Figures.InPost),
        part.Shown(Figures.Vacant),
        part.Shown(Figures.VacancyRate),
        part.Shown(Figures.AgencyCover),
        part.Shown(Figures.NetOfAgency),
        part.Shown(Figures.TurnoverOfYear),
        .. withCaseloads
            ? [Load(part, Figures.MeanCaseload), Load(part, Figures.NumberOver)]
            : Array.Empty<Cell>(),
    ];

    private static Cell Load(Part part, Measure measure) =>
        part.Caseloads is { } series ? series.Cell(series.Last, measure) : Cell.Text("not shown: no permission");

    /// <summary>A service or a role, or the whole.</summary>
    private sealed record Part(string Name, Series Staffing, Series? Caseloads)
    {
        /// <summary>Nothing was ever reported of it, such as of managers alone where social workers are asked for.</summary>
        public bool IsUnreported => Staffing.IsUnreported(Staffing.Last);

        public Cell Shown(Measure measure) => Staffing.Cell(Staffing.Last, measure);
    }
}
