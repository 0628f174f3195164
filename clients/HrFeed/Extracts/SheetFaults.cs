using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;

namespace Workforce.HrFeed.Extracts;

/// <summary>How many rows of a sheet are at fault, and the first of them, for people to see.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The first, at most <see cref="MostKept"/>.</param>
internal sealed record SheetFaults(long Count, IReadOnlyList<SheetRow> First)
{
    /// <summary>Whoever looks at a screen reads no more of them; all are in the file of faults.</summary>
    public const int MostKept = 20;

    public static SheetFaults None { get; } = new(0, []);

    /// <summary>What a service has found that found nothing.</summary>
    public static ILookup<int, RowFault> NoneFound { get; } = Array.Empty<(int, RowFault)>().ToLookup(each => each.Item1, each => each.Item2);

    public static SheetFaults Of(IEnumerable<SheetRow> rowsAtFault)
    {
        var first = new List<SheetRow>();
        var count = 0L;

        foreach (var row in rowsAtFault)
        {
            count++;

            if (count <= MostKept)
            {
                first.Add(row);
            }
        }

        return new(count, first);
    }
}
