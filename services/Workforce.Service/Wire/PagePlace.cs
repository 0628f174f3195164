using System.Globalization;

namespace Workforce.Service.Wire;

/// <summary>Numbers at the front of a page's place: the revisions that its list is of, and where in it.</summary>
internal static class PagePlace
{
    public static string Of(params IEnumerable<long> numbers) =>
        string.Join('\n', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The first numbers of the place that a page begins after; null for the first page.</summary>
    /// <param name="reader">Notes the fault.</param>
    /// <param name="page">The page.</param>
    /// <param name="count">How many numbers there are.</param>
    public static long[]? Place(this FieldReader reader, Page page, int count)
    {
        if (page.After is null)
        {
            return null;
        }

        var parts = page.After.Split('\n', count + 1);
        var numbers = new long[count];

        for (var i = 0; i < count; i++)
        {
            // A token can be made up by who computes its digest.
            if (i >= parts.Length || !long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] == 0)
            {
                return reader.Reject<long[]?>("page_token", "must be the next_page_token of the same question.");
            }
        }

        return numbers;
    }
}
