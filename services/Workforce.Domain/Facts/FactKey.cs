namespace Workforce.Domain.Facts;

public enum FactKind
{
    OrganisationUnit = 1,
    Post = 2,
    Worker = 3,
    Engagement = 4,
    EngagementTerms = 5,
    PipelineStarter = 6,
    CaseloadReport = 7,
    CaseloadSnapshotCompleted = 8,
    UnallocatedCases = 9,
    CaseloadThreshold = 10,
    CaseWeighting = 11,
    BreachPlan = 12,
    Target = 13,
    FrozenFigure = 14,
    ReportingGap = 15,
    NameErasure = 16,
    AppliedExtract = 17,
}

/// <summary>The areas of which each is a model of its own.</summary>
public enum FactArea
{
    Staffing,
    Caseloads,
    Policies,

    /// <summary>What must not be held of people.</summary>
    Privacy,
}

/// <summary>Which fact a change is about: among the changes with one key, the one made last holds.</summary>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Id">The id of what it is about.</param>
/// <param name="FirstDate">The day on which the state begins; <c>default</c> for a fact that is not a dated state.</param>
public readonly record struct FactKey(FactKind Kind, string Id, DateOnly FirstDate = default)
{
    /// <summary>Two ids as one; neither holds a control character.</summary>
    public static string Joined(string first, string second) => $"{first}\n{second}";
}

public enum ReferenceKind
{
    Unit = 1,
    Post = 2,
    Worker = 3,
    Engagement = 4,
    PipelineStarter = 5,
    Source = 6,
    ReportingGap = 7,
    Extract = 8,
}

/// <summary>One thing that a fact refers to, or that an issue is about.</summary>
public readonly record struct FactReference(ReferenceKind Kind, string Id)
{
    public static FactReference Unit(string id) => new(ReferenceKind.Unit, id);

    public static FactReference Post(string id) => new(ReferenceKind.Post, id);

    public static FactReference Worker(string id) => new(ReferenceKind.Worker, id);

    public static FactReference Engagement(string id) => new(ReferenceKind.Engagement, id);

    public static FactReference PipelineStarter(string id) => new(ReferenceKind.PipelineStarter, id);

    public static FactReference ReportingGap(string id) => new(ReferenceKind.ReportingGap, id);

    /// <summary>An extract that has been applied: no fact of another refers to it.</summary>
    /// <param name="source">Whose it is.</param>
    /// <param name="extractId">The source's id of it.</param>
    public static FactReference Extract(string source, string extractId) =>
        new(ReferenceKind.Extract, FactKey.Joined(source, extractId));

    /// <summary>A system that sends: no fact of another refers to it.</summary>
    public static FactReference Source(string id) => new(ReferenceKind.Source, id);
}
