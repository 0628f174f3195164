namespace Workforce.Service.Live;

/// <summary>The sources of what is set through the service itself: no other system may send under such a name.</summary>
/// <remarks>
/// They count among no council's sources and are no measure's input, so that a target makes no feed look fresh. Each has the ids of
/// its callers to itself.
/// </remarks>
internal static class OwnSource
{
    /// <summary>Targets; change ids are request ids.</summary>
    public const string Targets = Prefix + "targets";

    /// <summary>Frozen figures; change ids are figure ids, so that no figure is ever frozen twice.</summary>
    public const string Figures = Prefix + "figures";

    /// <summary>Caseload thresholds; change ids are request ids.</summary>
    public const string CaseloadThresholds = Prefix + "caseload-thresholds";

    /// <summary>Case weightings; change ids are request ids.</summary>
    public const string CaseWeightings = Prefix + "case-weightings";

    /// <summary>What is done about breaches; change ids are request ids.</summary>
    public const string BreachPlans = Prefix + "breach-plans";

    /// <summary>Erasures of names; change ids are request ids.</summary>
    public const string NameErasures = Prefix + "name-erasures";

    /// <summary>What each begins with.</summary>
    public const string Prefix = "workforce/";

    public static bool Is(string source) => source.StartsWith(Prefix, StringComparison.Ordinal);
}
