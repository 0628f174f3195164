namespace Workforce.Domain.Facts;

/// <summary>A figure of the census that a measure needs, and that may have gone unreported. Numbered as in the contract.</summary>
public enum ReportedFigure
{
    /// <summary>The posts: establishment and vacancies.</summary>
    Vacancies = 1,

    InPostFte = 2,

    InPostHeadcount = 3,

    LeaversFte = 4,

    LeaversHeadcount = 5,

    AgencyFte = 6,

    AgencyHeadcount = 7,

    /// <summary>Agency workers who cover vacancies.</summary>
    AgencyCoverFte = 8,
}

/// <summary>Why a figure cannot be used. Numbered as in the contract.</summary>
public enum ReportingGapReason
{
    /// <summary>It could not be returned: the official figures print x.</summary>
    NotReturned = 1,

    /// <summary>It was returned and is not to be relied on: the official figures print u.</summary>
    Unreliable = 2,
}

/// <summary>Figures that a unit could not report for some days: without it, nobody in post is a confirmed zero.</summary>
/// <param name="ReportingGapId">The sender's id.</param>
/// <param name="UnitId">The unit; what lies below it is unreported too.</param>
/// <param name="FirstDate">The first day for which the figures cannot be used.</param>
/// <param name="LastDate">The last such day, itself included; null if no end is known.</param>
/// <param name="Figures">Which figures; at least one.</param>
/// <param name="Reason">Why.</param>
public sealed record ReportingGap(
    string ReportingGapId,
    string UnitId,
    DateOnly FirstDate,
    DateOnly? LastDate,
    FigureSet Figures,
    ReportingGapReason Reason) : Fact
{
    public override FactKey Key => new(FactKind.ReportingGap, ReportingGapId);

    public override FactReference Subject => FactReference.ReportingGap(ReportingGapId);

    public override FactReferences References => new(FactReference.Unit(UnitId));
}
