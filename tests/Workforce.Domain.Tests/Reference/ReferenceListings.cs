using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;

namespace Workforce.Domain.Tests.Reference;

/// <summary>What the lists of a day must hold, as lines of text.</summary>
internal sealed class ReferenceListings(ReferenceModel model, ReferenceMeasures measures)
{
    /// <summary>Whether the reference says anything of a kind; what lies in people's own papers has tests of its own.</summary>
    public static bool Knows(DataQualityKind kind) =>
        kind is <= DataQualityKind.UnitEndedWithPosts
            or DataQualityKind.PipelineOverdue
            or DataQualityKind.WorkerWithoutEngagement
            or DataQualityKind.UnitCoverAboveVacancies;

    public IEnumerable<string> Posts(string unitId, RoleSet roles, DateOnly day) =>
        from line in measures.Lines(unitId, roles, day)
        where line.Post is not null
        orderby line.PostId
        let amounts = line.Amounts
        let fte = new[] { amounts.InPost, amounts.Vacant, amounts.AgencyCover, amounts.AgencyExtra, line.Expected }
        select $"{line.Post!.Key} {string.Join(' ', fte.Select(Fte.Of))}";

    public IEnumerable<string> Workers(string unitId, RoleSet roles, DateOnly day) =>
        from line in measures.Lines(unitId, roles, day)
        from person in line.People
        orderby person.Engagement.WorkerId, person.Engagement.EngagementId
        let engagement = person.Engagement
        select $"{engagement.WorkerId} {engagement.EngagementId} {line.UnitId} {line.Role} {line.PostId} {Fte.Of(person.Fte)}";

    /// <summary>The units that exist on the day; of one unit and those below it, or all.</summary>
    public IEnumerable<OrganisationUnit> Units(string? unitId, DateOnly day) => model.Organisation.UnitIds
        .Where(each => unitId is null || model.Organisation.IsWithin(each, unitId, day))
        .Select(each => model.Organisation.On(each, day))
        .OfType<OrganisationUnit>();

    public IEnumerable<(OrganisationUnit State, bool Exists)> UnitsBelow(string unitId, DateOnly day) =>
        from each in model.Organisation.UnitIds.Order()
        where model.Organisation.Parent(each, day) == unitId
        select (model.Organisation.NearestTo(each, day), model.Organisation.On(each, day) is not null);

    public IEnumerable<(DataQualityKind Kind, FactReference Subject)> AllIssues(DateOnly day) =>
        Issues(day, _ => true)
            .Concat(model.Held.Values.Select(change => (DataQualityKind.ChangeHeld, change.Fact.Subject)))
            .Concat(model.Applied.OfType<Worker>()
                .Where(worker => !model.EngagementsOf(worker.WorkerId).Any())
                .Select(worker => (DataQualityKind.WorkerWithoutEngagement, worker.Subject)));

    /// <summary>A change that is held is in no unit.</summary>
    public IEnumerable<(DataQualityKind Kind, FactReference Subject)> Issues(string? unitId, DateOnly day) =>
        (unitId is null ? AllIssues(day) : Issues(day, each => model.Organisation.IsWithin(each, unitId, day)))
            .OrderBy(issue => issue.Kind)
            .ThenBy(issue => issue.Subject.Kind)
            .ThenBy(issue => issue.Subject.Id);

    private IEnumerable<(DataQualityKind Kind, FactReference Subject)> Issues(DateOnly day, Predicate<string> isAsked) =>
        model.Organisation.UnitIds
            .Where(unitId => isAsked(unitId) && model.Organisation.StandsAlone(unitId, day))
            .Select(unitId => (DataQualityKind.UnitsInALoop, FactReference.Unit(unitId)))
            .Concat(model.Organisation.UnitIds
                .Where(unitId => isAsked(unitId) && model.Organisation.HasEnded(unitId, day) && HoldsAnything(unitId, day))
                .Select(unitId => (DataQualityKind.UnitEndedWithPosts, FactReference.Unit(unitId))))
            .Concat(model.Staffing.On(day).Where(line => isAsked(line.UnitId)).SelectMany(OfLine))
            .Concat(model.Staffing.On(day)
                .Where(line => isAsked(line.UnitId))
                .GroupBy(line => line.UnitId)
                .Where(unit => !model.Organisation.HasEnded(unit.Key, day))
                .Where(unit => unit.Sum(line => line.Amounts.AgencyCover) - unit.Sum(line => line.Amounts.Vacant)
                    > unit.Where(line => line.PostId is not null).Sum(line => Math.Max(0, line.Amounts.AgencyCover - line.Amounts.Vacant)))
                .Select(unit => (DataQualityKind.UnitCoverAboveVacancies, FactReference.Unit(unit.Key))))
            .Concat(model.Applied.OfType<PipelineStarter>()
                .Where(starter => starter.Stage < PipelineStage.Started && starter.ExpectedStartDate <= day && isAsked(model.Staffing.UnitOf(starter.Placement, day)))
                .Select(starter => (DataQualityKind.PipelineOverdue, starter.Subject)));

    private bool HoldsAnything(string unitId, DateOnly day) =>
        model.Staffing.On(day).Any(line => line.UnitId == unitId && (line.Post is not null || line.People.Count > 0));

    private static IEnumerable<(DataQualityKind Kind, FactReference Subject)> OfLine(ReferenceLine line)
    {
        foreach (var person in line.People.Where(person => person.Fte > 1))
        {
            yield return (DataQualityKind.FteAboveOne, person.Engagement.Subject);
        }

        if (line.PostId is not { } postId)
        {
            yield break;
        }

        if (line.Post is null && line.People.Count > 0)
        {
            yield return (DataQualityKind.InPostOutsidePostDates, FactReference.Post(postId));
        }

        if (line.Post is not null && line.Amounts.Over > 0)
        {
            yield return (DataQualityKind.PostOverFilled, FactReference.Post(postId));
        }

        if (line.Post is not null && line.Amounts.AgencyCover > line.Amounts.Vacant)
        {
            yield return (DataQualityKind.CoverAboveVacancy, FactReference.Post(postId));
        }
    }
}
