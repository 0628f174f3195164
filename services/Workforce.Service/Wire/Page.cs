using Google.Protobuf;

namespace Workforce.Service.Wire;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Question">Makes the request without its page fields, which only a token needs.</param>
/// <param name="Size">How many rows at most.</param>
/// <param name="After">The key of the last row of the page before; null for the first page.</param>
internal sealed record Page(Func<IMessage> Question, int Size, string? After)
{
    public const int DefaultSize = 100;
    public const int MaxSize = 1000;

    /// <summary>
    /// How many bytes the rows of a page have at most, but for a first row that has more: with what stands beside them less than the 65,535 that
    /// a caller lets a server send ahead of it, unless it says otherwise.
    /// </summary>
    /// <remarks>
    /// Not for the memory, which is small: Kestrel may never answer the call that comes after an answer for which it had to wait until the caller
    /// made room (dotnet/aspnetcore issue 53736, seen here with pages of 90 KB), and the caller hangs until its deadline.
    /// </remarks>
    public const int MaxBytes = 56 * 1024;

    /// <summary>The rows of this page as messages, and the token of the next.</summary>
    /// <param name="rows">All rows, by <paramref name="key"/>, ordinally: a row that has gone between two pages is then no trouble.</param>
    /// <param name="key">What the rows are ordered by. Parts of it are parted by a line feed, which no id has and which sorts first.</param>
    /// <param name="message">What is said of a row.</param>
    public (IReadOnlyList<TMessage> Rows, string NextToken) Take<TRow, TMessage>(IEnumerable<TRow> rows, Func<TRow, string> key, Func<TRow, TMessage> message)
        where TMessage : IMessage =>
        Fill(After is null ? rows : rows.SkipWhile(row => string.CompareOrdinal(key(row), After) <= 0), key, message);

    /// <summary>The same of the rows that come after the place where the page before ended.</summary>
    public (IReadOnlyList<TMessage> Rows, string NextToken) Fill<TRow, TMessage>(IEnumerable<TRow> rows, Func<TRow, string> key, Func<TRow, TMessage> message)
        where TMessage : IMessage
    {
        var messages = new List<TMessage>();
        var bytes = 0;
        TRow? last = default;

        foreach (var row in rows)
        {
            if (messages.Count == Size)
            {
                return (messages, PageToken.Of(Question(), key(last!)));
            }

            var next = message(row);
            bytes += next.CalculateSize();

            if (bytes > MaxBytes && messages.Count > 0)
            {
                return (messages, PageToken.Of(Question(), key(last!)));
            }

            messages.Add(next);
            last = row;
        }

        return (messages, "");
    }
}
