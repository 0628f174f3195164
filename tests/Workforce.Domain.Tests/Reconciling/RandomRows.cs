using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Reconciling;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Reconciling;

/// <summary>Random rows about what a random history holds: as it is held, with fields left empty, or otherwise.</summary>
internal static class RandomRows
{
    /// <summary>The changes of a history, all of one source, with every field filled now and then that a row may leave empty.</summary>
    public static IReadOnlyList<Change> Changes(int seed)
    {
        var random = new Random(seed);
        return [.. HistoryGenerator.Make(seed).Changes.Select(change => new Change(HeldOn.Source, change.ChangeId, change.Made, change.Withdrawn, Filled(change.Fact, random)))];
    }

    /// <summary>A row for each thing that something is held of: of the state of the day, the first if all lie ahead.</summary>
    /// <param name="held">What is held.</param>
    /// <param name="day">The day.</param>
    /// <param name="random">Which fields are left empty.</param>
    public static IEnumerable<ExtractRow> AsHeld(StaffingSnapshot held, DateOnly day, Random random)
    {
        var row = 0;

        foreach (var history in held.Units.Items.Concat(held.Histories.Items).OrderBy(history => history.Key.Kind).ThenBy(history => history.Key.Id, StringComparer.Ordinal))
        {
            var facts = history.Changes.ToArray().Where(change => !change.Withdrawn).Select(change => change.Fact).ToList();
            var terms = facts.OfType<EngagementTerms>().LastOrDefault(each => each.FirstDate <= day);
            var states = facts.Where(fact => fact is not EngagementTerms).ToList();

            if ((states.FindLast(fact => fact.Key.FirstDate <= day) ?? states.FirstOrDefault()) is { } state && Of(state, terms, row + 1) is { } whole)
            {
                row++;
                yield return Emptied(whole, random);
            }
        }
    }

    /// <summary>The row, or now and then one that says something else.</summary>
    public static ExtractRow MaybeOther(ExtractRow row, DateOnly day, Random random)
    {
        if (random.Next(3) > 0)
        {
            return row;
        }

        var changed = random.From<DateOnly?>(day, day.AddDays(-1), null);

        return row switch
        {
            ExtractUnit unit => random.From(unit with { Name = "Other" }, unit with { FirstDate = changed }, unit with { LastDate = changed }, unit with { ParentUnitId = "U1" },
                unit with { Kind = random.From<UnitKind>() }),
            ExtractPost post => random.From(
                post with { Title = "Other" }, post with { StatusReason = "other" }, post with { Status = random.From<PostStatus>() }, post with { UnitId = "U2" },
                post with { FirstDate = changed }, post with { LastDate = changed }, post with { Role = random.From<Role>() }, post with { PostId = "P new" }),
            ExtractWorker worker => worker with { Worker = new(worker.Worker.WorkerId, random.From("", "A", "C")) },
            ExtractEngagement engagement => random.From(
                engagement with { WorkerId = "W1" }, engagement with { LastDate = changed }, engagement with { TermsFirstDate = changed },
                engagement with { StartOrigin = random.From<StartOrigin>() }, engagement with { NoticeGivenDate = changed },
                engagement with { Fte = engagement.Fte + engagement.Fte }, engagement with { Placement = Placement.InPost("P3") },
                engagement with { FirstDate = changed ?? engagement.FirstDate }, engagement with { LeavingReason = random.From<LeavingReason>() },
                engagement with { Footing = random.From<Footing>() }, engagement with { EngagementId = "E new" }),
            _ => throw new ArgumentOutOfRangeException(nameof(row), row, "There is no such row."),
        };
    }

    private static ExtractRow? Of(Fact state, EngagementTerms? terms, int row) => state switch
    {
        OrganisationUnit unit => new ExtractUnit(row, unit.UnitId, unit.Kind, unit.Name, unit.ParentUnitId, unit.FirstDate, unit.LastDate),
        Post post => new ExtractPost(
            row, post.PostId, post.UnitId, post.Role, post.Fte, post.Status, post.StatusReason, post.Title, post.FirstDate, post.LastDate),
        Worker worker => new ExtractWorker(row, new(worker.WorkerId, worker.Name)),
        Engagement engagement => new ExtractEngagement(
            row,
            engagement.EngagementId,
            engagement.WorkerId,
            engagement.Footing,
            engagement.FirstDate,
            terms?.Placement ?? engagement.Placement,
            terms?.Fte ?? engagement.Fte,
            terms?.FirstDate ?? engagement.FirstDate,
            engagement.LastDate,
            engagement.StartOrigin,
            engagement.NoticeGivenDate,
            engagement.LeavingReason,
            engagement.LeavingDestination),
        _ => null,
    };

    private static ExtractRow Emptied(ExtractRow row, Random random)
    {
        return row switch
        {
            ExtractUnit unit => unit with
            {
                Kind = Is() ? null : unit.Kind,
                Name = Is() ? "" : unit.Name,
                ParentUnitId = Is() ? null : unit.ParentUnitId,
                FirstDate = Is() ? null : unit.FirstDate,
                LastDate = Is() ? null : unit.LastDate,
            },
            ExtractPost post => post with
            {
                Status = Is() ? null : post.Status,
                StatusReason = Is() ? "" : post.StatusReason,
                Title = Is() ? "" : post.Title,
                FirstDate = Is() ? null : post.FirstDate,
                LastDate = Is() ? null : post.LastDate,
            },
            ExtractWorker worker => Is() ? worker with { Worker = new(worker.Worker.WorkerId) } : worker,
            ExtractEngagement engagement => engagement with
            {
                TermsFirstDate = Is() ? null : engagement.TermsFirstDate,
                LastDate = Is() ? null : engagement.LastDate,
                StartOrigin = Is() ? null : engagement.StartOrigin,
                NoticeGivenDate = Is() ? null : engagement.NoticeGivenDate,
                LeavingReason = Is() ? null : engagement.LeavingReason,
                LeavingDestination = Is() ? null : engagement.LeavingDestination,
            },
            _ => row,
        };

        bool Is() => random.Next(4) == 0;
    }

    private static Fact Filled(Fact fact, Random random) => fact switch
    {
        Post post => post with { Title = random.From("", "Social worker"), StatusReason = random.From("", "savings") },
        Engagement engagement => engagement with
        {
            StartOrigin = Maybe<StartOrigin>(random),
            NoticeGivenDate = random.Next(2) == 0 ? null : engagement.FirstDate,
            LeavingReason = engagement.LastDate is null ? null : Maybe<LeavingReason>(random),
            LeavingDestination = engagement.LastDate is null ? null : Maybe<LeavingDestination>(random),
        },
        _ => fact,
    };

    private static T? Maybe<T>(Random random)
        where T : struct, Enum => random.Next(2) == 0 ? null : random.From<T>();
}
