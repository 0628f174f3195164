namespace Workforce.Conformance.Comparing;

/// <summary>How an answer compares with what was published (docs/definitions.md 1.3).</summary>
public enum Verdict
{
    /// <summary>Equal as printed; or the reason for no value is that of the symbol printed.</summary>
    Exact,

    /// <summary>The counts, printed to one decimal place, could have given the rate printed.</summary>
    WithinRounding,

    /// <summary>Neither.</summary>
    Differs,

    /// <summary>There is nothing to ask or nothing to compare with.</summary>
    NotAsked,
}
