using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests;

/// <summary>Makes valid facts, from <see cref="Start"/> on and in <see cref="Team"/>: a test states only what it is about.</summary>
internal static class A
{
    public const string Council = "PCC";
    public const string Team = "R&A";

    public static readonly DateOnly Start = new(2010, 4, 1);

    public static OrganisationUnit Unit(string id, string? under = Council, DateOnly? from = null, DateOnly? last = null) =>
        new(id, from ?? Start, under is null ? UnitKind.Council : UnitKind.Team, $"Unit {id}", under, last);

    public static Post Post(
        string id,
        decimal fte = 1,
        string unit = Team,
        Role role = Role.CaseHolder,
        PostStatus status = PostStatus.Open,
        DateOnly? from = null,
        DateOnly? last = null) =>
        new(id, from ?? Start, unit, role, Fte.Of(fte), status, LastDate: last);

    public static Engagement Employee(string id, Placement place, decimal fte = 1, DateOnly? from = null, DateOnly? last = null) =>
        Person(id, place, Footing.Permanent, fte, from, last);

    public static Engagement AgencyCover(string id, Placement place, decimal fte = 1, DateOnly? from = null, DateOnly? last = null) =>
        Person(id, place, Footing.AgencyCover, fte, from, last);

    public static Engagement Person(
        string id,
        Placement place,
        Footing footing,
        decimal fte = 1,
        DateOnly? from = null,
        DateOnly? last = null) =>
        new(id, WorkerOf(id), footing, from ?? Start, place, Fte.Of(fte), last);

    /// <summary>As many people as it takes to make up the FTE, the last of them part-time.</summary>
    public static IEnumerable<Engagement> People(decimal fte, Placement place, Footing footing) =>
        Enumerable.Range(0, (int)Math.Ceiling(fte)).Select(i => Person($"{footing}{i}", place, footing, Math.Min(1, fte - i)));

    public static EngagementTerms Terms(string id, DateOnly from, Placement place, decimal fte = 1) => new(id, from, place, Fte.Of(fte));

    public static PipelineStarter Starter(
        string id,
        Placement place,
        decimal fte = 1,
        DateOnly? expected = null,
        PipelineStage stage = PipelineStage.Offered) =>
        new(id, place, Fte.Of(fte), stage, expected);

    public static string WorkerOf(string engagementId) => $"W-{engagementId}";
}
