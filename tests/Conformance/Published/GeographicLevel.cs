namespace Workforce.Conformance.Published;

/// <summary>What a row is about.</summary>
public enum GeographicLevel
{
    Authority,
    Region,
    Country,
}
