using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Flows;

/// <summary>Whose employment may be otherwise in a later snapshot than in an earlier one.</summary>
internal static class TouchedPeople
{
    /// <summary>The ids of the workers; null if a unit was put elsewhere, which may concern anybody.</summary>
    /// <remarks>Costs what has changed between the two, where the later was made from the earlier, in however many steps.</remarks>
    public static HashSet<string>? Between(StaffingSnapshot earlier, StaffingSnapshot later)
    {
        if (!later.Tree.KeepsPathsOf(earlier.Tree))
        {
            return null;
        }

        var people = new HashSet<string>(StringComparer.Ordinal);

        foreach (var history in later.Histories.Since(earlier.Histories))
        {
            switch (history.Key.Kind)
            {
                case ReferenceKind.Worker:
                    people.Add(history.Key.Id);
                    break;

                case ReferenceKind.Engagement:
                    AddWorkerOf(history.Key.Id);
                    break;

                case ReferenceKind.Post:
                    // Who is in a post is in its unit and role, and these are what it says.
                    foreach (var engagementId in history.Engagements)
                    {
                        AddWorkerOf(engagementId);
                    }

                    break;
            }
        }

        return people;

        void AddWorkerOf(string engagementId)
        {
            foreach (var snapshot in (ReadOnlySpan<StaffingSnapshot>)[earlier, later])
            {
                if (snapshot.Engagements.GetValueOrDefault(engagementId) is { } history)
                {
                    people.Add(history.Engagement.WorkerId);
                }
            }
        }
    }
}
