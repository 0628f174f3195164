using System.Collections.Immutable;

namespace Workforce.Domain.Caseloads;

/// <summary>For whom a completed snapshot answers beyond those whom its system has reported: all who work in these units or below.</summary>
/// <remarks>Equal by value, whatever the order in which the units were named.</remarks>
public sealed record CaseloadCoverage
{
    /// <summary>So that the units of one snapshot fit into one column.</summary>
    public const int MaxUnits = 50;

    public static readonly CaseloadCoverage NotNamed = new("");

    private CaseloadCoverage(string text)
    {
        Text = text;
    }

    /// <summary>The units, each once, in order.</summary>
    public ImmutableArray<string> UnitIds => IsNamed ? [.. Text.Split('\n')] : [];

    /// <summary>Whether any unit is named; if not, a snapshot answers for nobody whom its system has not reported.</summary>
    public bool IsNamed => Text.Length > 0;

    /// <summary>The units a line each, for no id holds a control character; empty for none.</summary>
    public string Text { get; }

    public static CaseloadCoverage Of(params IEnumerable<string> unitIds) =>
        Parse(string.Join('\n', unitIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));

    /// <summary>The coverage of a <see cref="Text"/>.</summary>
    public static CaseloadCoverage Parse(string? text) => string.IsNullOrEmpty(text) ? NotNamed : new(text);

    /// <summary>Whether a unit lies within it.</summary>
    /// <param name="path">The unit and those above it.</param>
    internal bool Covers(IReadOnlyList<string> path)
    {
        foreach (var line in Text.AsSpan().Split('\n'))
        {
            for (var i = 0; i < path.Count; i++)
            {
                if (Text.AsSpan(line).SequenceEqual(path[i]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
