using Google.Protobuf;

namespace Workforce.Service.Wire;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Question">Makes the request without its page fields, which only a token needs.</param>
/// <param name="Size">How many rows.</param>
/// <param name="After">The key of the last row of the page before; null for the first page.</param>
internal sealed record Page(Func<IMessage> Question, int Size, string? After)
{
    public const int DefaultSize = 100;
    public const int MaxSize = 1000;

    /// <summary>The rows of this page and the token of the next.</summary>
    /// <param name="rows">All rows, by <paramref name="key"/>, ordinally: a row that has gone between two pages is then no trouble.</param>
    /// <param name="key">What the rows are ordered by. Parts of it are parted by a line feed, which no id has and which sorts first.</param>
    public (IReadOnlyList<T> Rows, string NextToken) Take<T>(IEnumerable<T> rows, Func<T, string> key)
    {
        var rest = After is null ? rows : rows.SkipWhile(row => string.CompareOrdinal(key(row), After) <= 0);
        return Cut([.. rest.Take(Size + 1)], key);
    }

    /// <summary>Cuts rows, one more than the page takes, down to the page.</summary>
    public (IReadOnlyList<T> Rows, string NextToken) Cut<T>(IReadOnlyList<T> rows, Func<T, string> key) => rows.Count <= Size
        ? (rows, "")
        : ([.. rows.Take(Size)], PageToken.Of(Question(), key(rows[Size - 1])));
}
