namespace Workforce.Domain.Facts;

/// <summary>What the codes say about counting.</summary>
public static class CodeMeanings
{
    /// <summary>Employed and paid by the council; agency workers are counted apart (docs/definitions.md 1.2).</summary>
    public static bool IsEmployed(this Footing footing) => footing is Footing.Permanent or Footing.FixedTerm;

    /// <summary>A role of the workforce census, and so counted where no roles are asked for by name.</summary>
    public static bool IsInCensus(this Role role) => role is not Role.NotRegistered;

    /// <summary>A firm offer or further, and not yet started: somebody to expect.</summary>
    public static bool IsExpected(this PipelineStage stage) =>
        stage is PipelineStage.Offered or PipelineStage.Checks or PipelineStage.StartDateSet;

    /// <summary>The area that facts of a kind belong to. Each is named: one that is added and forgotten goes nowhere rather than astray.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static FactArea Area(this FactKind kind) => kind switch
    {
        FactKind.OrganisationUnit
            or FactKind.Post
            or FactKind.Worker
            or FactKind.Engagement
            or FactKind.EngagementTerms
            or FactKind.PipelineStarter
            or FactKind.ReportingGap
            or FactKind.AppliedExtract => FactArea.Staffing,
        FactKind.CaseloadReport
            or FactKind.CaseloadSnapshotCompleted
            or FactKind.UnallocatedCases
            or FactKind.CaseloadThreshold
            or FactKind.CaseWeighting
            or FactKind.BreachPlan => FactArea.Caseloads,
        FactKind.Target or FactKind.FrozenFigure => FactArea.Policies,
        FactKind.NameErasure => FactArea.Privacy,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of fact."),
    };
}
