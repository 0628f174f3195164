namespace Workforce.Service.Access;

/// <summary>Rights within a part of the organisation.</summary>
/// <param name="Rights">The rights.</param>
/// <param name="UnitId">The unit, with those below it on the day of the question; null for the whole organisation.</param>
/// <param name="Sources">As which sources its holder may send; null for any.</param>
internal sealed record Grant(RightSet Rights, string? UnitId, IReadOnlyList<string>? Sources = null)
{
    public bool IsFor(string source) => Sources is null || Sources.Contains(source, StringComparer.Ordinal);
}
