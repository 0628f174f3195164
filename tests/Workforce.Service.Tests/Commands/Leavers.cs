using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Ledger;

namespace Workforce.Service.Tests.Commands;

/// <summary>People who left years ago, of whom names are held.</summary>
internal static class Leavers
{
    public const string Name = "Zyx-Marked-Name";

    private static readonly DateOnly Day = new(2020, 4, 1);
    private static readonly DateOnly LastDate = new(2020, 9, 30);

    public static Task AddAsync(ChangeLedger ledger, int count)
    {
        Fact[] facts =
        [
            new OrganisationUnit("T1", Day, UnitKind.Team, "Team"),
            new Post("P1", Day, "T1", Role.CaseHolder, Fte.Of(1m), PostStatus.Open),
            .. Enumerable.Range(1, count).SelectMany(Of),
        ];

        return ledger.AppendAsync([.. facts.Select((fact, i) => new Change("hr", $"c{i}", new(CommandRun.Moment), Withdrawn: false, fact))], CommandRun.Moment);
    }

    private static IEnumerable<Fact> Of(int number) =>
    [
        new Worker($"W{number}", $"{Name} {number}"),
        new Engagement($"E{number}", $"W{number}", Footing.Permanent, Day, Placement.InPost("P1"), Fte.Of(1m)) { LastDate = LastDate },
    ];
}
