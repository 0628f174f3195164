using Workforce.Client;
using Workforce.Conformance.Facts;
using Workforce.V1;

namespace Workforce.Conformance.Asking;

/// <summary>Pushes facts as one stream through the client, and sees that every one is applied.</summary>
internal static class Delivery
{
    /// <returns>How many changes were pushed.</returns>
    /// <exception cref="InvalidOperationException">The service did not apply a change.</exception>
    public static async Task<long> PushAsync(StaffingClient staffing, IEnumerable<FactSet> sets, CancellationToken cancellationToken)
    {
        var source = new ChangeSource("conformance");
        var changes = sets.SelectMany(set => new SyntheticFacts(source, set).Changes());
        var count = 0L;

        await foreach (var acknowledgement in staffing.PushAsync(changes.ToAsyncEnumerable(), cancellationToken))
        {
            if (acknowledgement.Outcome is not ChangeAcknowledgement.Types.Outcome.Applied)
            {
                throw new InvalidOperationException(
                    $"Change {acknowledgement.Position} was not applied but {acknowledgement.Outcome}: {acknowledgement.Error?.Message}");
            }

            count++;
        }

        return count;
    }
}
