using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>Makes caseload facts, and what is known once they have arrived: a test states only what it is about.</summary>
internal static class Cases
{
    public const string System = "liquidlogic";

    private static readonly DateTime Noon = new(2010, 12, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>A council, the team below it, and the workers of the engagements.</summary>
    public static WorkforceSnapshot Known(params IEnumerable<Fact> facts)
    {
        List<Fact> all = [.. facts];

        return WorkforceSnapshot.Empty.And([
            A.Unit(A.Council, under: null),
            A.Unit(A.Team),
            .. all.OfType<Engagement>().Select(engagement => engagement.WorkerId).Distinct().Select(id => new Worker(id)),
            .. all,
        ]);
    }

    /// <summary>With further facts, each made a minute after the one before and after all that were made before.</summary>
    public static WorkforceSnapshot And(this WorkforceSnapshot snapshot, params IEnumerable<Fact> facts) =>
        snapshot.And(facts.Select((fact, i) => Made(fact, ((int)snapshot.Revision * 1000) + i)).ToArray());

    public static WorkforceSnapshot And(this WorkforceSnapshot snapshot, params Change[] changes)
    {
        var revision = snapshot.Revision + 1;
        return snapshot.With([.. changes.Select((change, i) => new RecordedChange(i + 1, revision, Noon, change))], revision, out _);
    }

    /// <param name="fact">The fact.</param>
    /// <param name="minute">When it was made, in minutes after noon.</param>
    /// <param name="sequence">Its place within that.</param>
    /// <param name="withdrawn">Whether it is to be treated as never true.</param>
    public static Change Made(Fact fact, int minute, int sequence = 0, bool withdrawn = false) =>
        new(System, $"{fact.Key} {minute} {sequence}", new(Noon.AddMinutes(minute), sequence), withdrawn, fact);

    /// <summary>A case holder of the team, whose id is the engagement's.</summary>
    public static Engagement Holder(
        string id,
        decimal fte = 1,
        DateOnly? from = null,
        DateOnly? last = null,
        Footing footing = Footing.Permanent,
        StartOrigin? origin = null,
        string unit = A.Team,
        Role role = Role.CaseHolder,
        string? of = null) =>
        new(id, of ?? id, footing, from ?? A.Start, Placement.InUnit(unit, role), Fte.Of(fte), last, origin);

    public static CaseloadReport Report(string worker, int cases, DateOnly? from = null, string system = System, string? unit = null) =>
        new(system, worker, from ?? A.Start, Assessments(cases), unit);

    /// <summary>A completed snapshot of a system that names what it covers, if anything.</summary>
    public static CaseloadSnapshotCompleted Completed(DateOnly day, string system = System, params string[] covering) =>
        new(system, day, 0, CaseloadCoverage.Of(covering));

    public static CaseCounts Assessments(int cases) => default(CaseCounts) with { Assessment = cases };

    public static CaseloadThreshold Limit(
        decimal limit,
        string id = "limit",
        string unit = A.Team,
        Role? role = null,
        string? worker = null,
        CaseloadBasis basis = CaseloadBasis.Cases,
        decimal? amber = null,
        DateOnly? from = null,
        DateOnly? last = null,
        NewlyQualifiedProtection? protection = null,
        LimitRounding rounding = LimitRounding.None) =>
        new(id, unit, role, worker, basis, limit, amber, from ?? A.Start, null, last, protection ?? NewlyQualifiedProtection.None, rounding);

    public static WorkerCaseload On(this WorkforceSnapshot snapshot, string worker, DateOnly day) =>
        CaseloadListing.Of(snapshot, worker, day) ?? throw new InvalidOperationException($"Nobody has heard of {worker}.");
}
