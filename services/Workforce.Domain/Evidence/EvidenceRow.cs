using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;

namespace Workforce.Domain.Evidence;

/// <summary>What of a measure a row adds to. Numbered as in the contract.</summary>
public enum EvidenceSide
{
    Numerator = 1,
    Denominator = 2,
}

/// <summary>One of the rows that a measure's numerator or denominator is the sum of, exactly.</summary>
/// <param name="Side">Which of the two.</param>
/// <param name="Amount">What it adds, in FTE or in heads; below zero for what is taken off.</param>
/// <param name="Day">The day at whose close it counts; of a leaver, the last day worked.</param>
/// <param name="UnitId">The unit that it lies in, at or below the one asked about.</param>
/// <param name="Role">The role that it counts in.</param>
public abstract record EvidenceRow(EvidenceSide Side, decimal Amount, DateOnly Day, string UnitId, Role Role)
{
    /// <summary>What the row is about; with side, kind and day it tells rows apart.</summary>
    public abstract FactReference Subject { get; }
}

/// <summary>A post, with how it stands on the day.</summary>
public sealed record PostEvidence(
    EvidenceSide Side,
    decimal Amount,
    DateOnly Day,
    Post Post,
    PostOccupancy Occupancy) : EvidenceRow(Side, Amount, Day, Post.UnitId, Post.Role)
{
    public override FactReference Subject => FactReference.Post(Post.PostId);
}

/// <summary>An engagement, employed or agency; where heads are counted, the one that stands for the person.</summary>
public sealed record EngagementEvidence(
    EvidenceSide Side,
    decimal Amount,
    DateOnly Day,
    string UnitId,
    Role Role,
    Stint Stint) : EvidenceRow(Side, Amount, Day, UnitId, Role)
{
    public override FactReference Subject => FactReference.Engagement(Stint.Engagement.EngagementId);
}

/// <summary>A leaver.</summary>
public sealed record LeaverEvidence(EvidenceSide Side, decimal Amount, StaffFlow Leaver)
    : EvidenceRow(Side, Amount, DateOnly.FromDayNumber(Leaver.Day), Leaver.UnitId, Leaver.Role)
{
    public override FactReference Subject => FactReference.Engagement(Leaver.Engagement.EngagementId);
}

/// <summary>An expected starter, who takes off what stays vacant.</summary>
public sealed record PipelineEvidence(
    EvidenceSide Side,
    decimal Amount,
    DateOnly Day,
    string UnitId,
    Role Role,
    PipelineStarter Starter) : EvidenceRow(Side, Amount, Day, UnitId, Role)
{
    public override FactReference Subject => FactReference.PipelineStarter(Starter.PipelineStarterId);
}

/// <summary>A case holder in post, by the place of the main engagement.</summary>
public sealed record CaseloadEvidence(EvidenceSide Side, decimal Amount, DateOnly Day, WorkerCaseload Caseload)
    : EvidenceRow(Side, Amount, Day, Caseload.Place!.UnitId, Caseload.Place.Role!.Value)
{
    public override FactReference Subject => FactReference.Worker(Caseload.WorkerId);
}
