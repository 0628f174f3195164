namespace Workforce.Domain.Timelines;

/// <summary>One of the bands that whole numbers, such as months or cases, are counted in.</summary>
/// <param name="From">At least this many.</param>
/// <param name="Until">Fewer than this many; null for the last band.</param>
internal readonly record struct Band(int From, int? Until)
{
    /// <param name="first">Where the first band begins.</param>
    /// <param name="edges">Where the others do, rising.</param>
    public static IEnumerable<Band> Of(int first, IReadOnlyList<int> edges)
    {
        for (var band = 0; band <= edges.Count; band++)
        {
            yield return new(band == 0 ? first : edges[band - 1], band < edges.Count ? edges[band] : null);
        }
    }

    public bool Holds(int number) => number >= From && !(number >= Until);
}
