using Workforce.V1;

namespace Workforce.RecruitmentReport;

/// <summary>What a report is asked for: whose, of which month, from which knowledge.</summary>
public sealed record ReportRequest
{
    /// <summary>The section that costs the service most, and is asked for only if it is wanted.</summary>
    internal const string Projection = "projection";

    /// <summary>The council, service or team, by its id or its name.</summary>
    public required string Unit { get; init; }

    /// <summary>Any day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>How many months the tables go back, this one included.</summary>
    /// <value>1 to 60. Default: 13, so that the same month of last year is among them.</value>
    public int Months { get; init; } = 13;

    /// <summary>How many months the projection looks ahead.</summary>
    /// <value>12 to 36. Default: 12.</value>
    public int ProjectMonths { get; init; } = 12;

    /// <summary>Whom the figures count. Empty for all registered social workers.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Only what was recorded up to a revision or a moment. Null for the latest.</summary>
    public Reading? AsKnown { get; init; }

    /// <summary>To how many decimal places rates are rounded, half away from zero, by the service.</summary>
    /// <value>0 to 2. Default: 1, as the official figures are.</value>
    public int RatePlaces { get; init; } = 1;

    /// <summary>True to list workers over their limit by name, if the service gives that.</summary>
    public bool Named { get; init; }

    /// <summary>Only these sections, by id. Empty for all.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>A CSV file in the layout in which the Department for Education publishes. Null for no comparison.</summary>
    public string? CompareFile { get; init; }

    /// <summary>The name or code in that file of the authority that the unit is. Null for the unit's own name.</summary>
    public string? Authority { get; init; }

    /// <summary>Further authorities of that file to compare with, by name or code.</summary>
    public IReadOnlyList<string> CompareWith { get; init; } = [];

    internal bool LooksAhead => Sections.Count == 0 || Sections.Contains(Projection);

    /// <summary>The month's last day: all stock is counted at its close.</summary>
    internal DateOnly LastDay => new DateOnly(Month.Year, Month.Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>The last day of the first month of the tables.</summary>
    internal DateOnly FirstMonth => new DateOnly(Month.Year, Month.Month, 1).AddMonths(2 - Months).AddDays(-1);
}
