using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Workforce.Client.Calls;

/// <summary>Reads a list to its end, page by page.</summary>
/// <param name="Get">Gets one page.</param>
/// <param name="Items">What a page holds.</param>
/// <param name="NextToken">The token of the page after it; empty on the last.</param>
/// <param name="SetToken">Asks for the page of a token.</param>
internal sealed record Pages<TRequest, TPage, TItem>(
    Func<TRequest, CancellationToken, Task<TPage>> Get,
    Func<TPage, IReadOnlyList<TItem>> Items,
    Func<TPage, string> NextToken,
    Action<TRequest, string> SetToken)
    where TRequest : IDeepCloneable<TRequest>
{
    public async IAsyncEnumerable<TItem> ReadAsync(
        TRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The caller's own request stays as it is and may be used again.
        var asked = request.Clone();
        string next;

        do
        {
            var page = await Get(asked, cancellationToken);

            foreach (var item in Items(page))
            {
                yield return item;
            }

            next = NextToken(page);
            SetToken(asked, next);
        }
        while (next.Length > 0);
    }
}
