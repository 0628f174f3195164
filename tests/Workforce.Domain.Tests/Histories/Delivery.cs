using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Histories;

/// <summary>A way in which a history arrives: in what order, how often, in what batches.</summary>
/// <param name="Name">What it is called in a failure.</param>
/// <param name="Seed">The seed of the history.</param>
/// <param name="Changes">The changes as they arrive.</param>
/// <param name="BatchSize">How many changes come in one batch, on average.</param>
internal sealed record Delivery(string Name, int Seed, IReadOnlyList<Change> Changes, uint BatchSize)
{
    public static IEnumerable<Delivery> AllOf(History history)
    {
        var (seed, changes) = (history.Seed, history.Changes);
        var repeated = changes.Where(change => Chance.IsOneIn(3, seed, "repeated", change.ChangeId));
        List<Change> aThirdTwice = [.. Shuffled(seed, "second", changes), .. Shuffled(seed, "third", repeated)];

        yield return new("in order", seed, changes, BatchSize: 20);
        yield return new("shuffled, one by one", seed, Shuffled(seed, "first", changes), BatchSize: 1);
        yield return new("shuffled, a third of it twice", seed, aThirdTwice, BatchSize: 10);
        yield return new("backwards, at once", seed, [.. changes.Reverse()], BatchSize: uint.MaxValue);
    }

    /// <summary>The snapshot after each batch.</summary>
    public IEnumerable<DeliveryStep> Steps()
    {
        var snapshot = StaffingSnapshot.Empty;
        var revision = 0;
        var batch = new List<RecordedChange>();

        for (var i = 0; i < Changes.Count; i++)
        {
            batch.Add(new(i + 1, revision + 1, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(revision), Changes[i]));

            if (i == Changes.Count - 1 || Chance.IsOneIn(BatchSize, Seed, Name, Changes[i].ChangeId))
            {
                revision += 1;
                snapshot = snapshot.With([.. batch], revision, out var effects);
                yield return new(i + 1, snapshot, [.. batch], effects);
                batch.Clear();
            }
        }
    }

    private static List<Change> Shuffled(int seed, string purpose, IEnumerable<Change> changes) =>
        [.. changes.OrderBy(change => Chance.Of(seed, purpose, change.ChangeId))];
}

/// <summary>What stands after a batch.</summary>
/// <param name="Seen">How many changes have arrived.</param>
/// <param name="Snapshot">What they came to.</param>
/// <param name="Batch">The last batch.</param>
/// <param name="Effects">What each of its changes did.</param>
internal sealed record DeliveryStep(
    int Seen,
    StaffingSnapshot Snapshot,
    IReadOnlyList<RecordedChange> Batch,
    IReadOnlyList<ChangeEffect> Effects);
