using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Reference;

/// <summary>What a set of changes comes to, by the plainest reading of the contract: slow, and obvious on purpose.</summary>
internal sealed class ReferenceModel
{
    private readonly Dictionary<FactKey, Change> _holding = [];
    private readonly HashSet<FactReference> _known = [];

    public ReferenceModel(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            if (!_holding.TryGetValue(change.Fact.Key, out var other) || change.HoldsOver(other))
            {
                _holding[change.Fact.Key] = change;
            }
        }

        Apply();
        Held = _holding.Where(entry => !entry.Value.Withdrawn && !Applied.Contains(entry.Value.Fact)).ToDictionary();
        Organisation = new ReferenceOrganisation(Applied.OfType<OrganisationUnit>());
        Staffing = new ReferenceStaffing(Applied, Organisation);
    }

    /// <summary>The facts that count: of the changes that hold, those not withdrawn of which all they refer to is known.</summary>
    public HashSet<Fact> Applied { get; } = [];

    public Dictionary<FactKey, Change> Held { get; }

    public ReferenceOrganisation Organisation { get; }

    public ReferenceStaffing Staffing { get; }

    public bool Knows(FactReference reference) => _known.Contains(reference);

    public HashSet<FactReference> WaitingFor(Change change) =>
        Held.TryGetValue(change.Fact.Key, out var held) && held == change
            ? [.. change.Fact.References.Where(reference => !Knows(reference))]
            : [];

    public Worker? Worker(string workerId) => Applied.OfType<Worker>().SingleOrDefault(worker => worker.WorkerId == workerId);

    /// <summary>A worker's engagements by first date, each followed by its terms.</summary>
    public IEnumerable<Fact> EngagementsOf(string workerId) =>
        from engagement in Applied.OfType<Engagement>()
        where engagement.WorkerId == workerId
        orderby engagement.FirstDate, engagement.EngagementId
        from fact in Applied
            .OfType<EngagementTerms>()
            .Where(terms => terms.EngagementId == engagement.EngagementId)
            .OrderBy(terms => terms.FirstDate)
            .Prepend<Fact>(engagement)
        select fact;

    /// <summary>The least fixpoint: again and again whatever refers only to the known, until a round adds nothing.</summary>
    private void Apply()
    {
        int before;

        do
        {
            before = Applied.Count;

            foreach (var change in _holding.Values)
            {
                if (!change.Withdrawn && change.Fact.References.All(_known.Contains) && Applied.Add(change.Fact))
                {
                    _known.Add(change.Fact.Subject);
                }
            }
        }
        while (Applied.Count > before);
    }
}
