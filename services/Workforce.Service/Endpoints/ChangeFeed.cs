using System.Globalization;
using Google.Protobuf;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.Service.Wire;

namespace Workforce.Service.Endpoints;

/// <summary>The changes of one area in the order in which they were recorded, page by page.</summary>
internal sealed class ChangeFeed(LiveModel model, ChangeLedger ledger, FactArea area)
{
    /// <param name="request">The request itself: its pages belong to it.</param>
    /// <param name="afterRevision">Only changes recorded after this revision.</param>
    /// <param name="pageSize">How many changes, as asked for.</param>
    /// <param name="pageToken">Which page, as asked for.</param>
    /// <param name="message">What is said of a change.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, the token of the next, and the last revision there is.</returns>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or UNAVAILABLE, with details.</exception>
    public async Task<(IReadOnlyList<TMessage> Changes, string NextToken, long Revision)> PageAsync<T, TMessage>(
        T request,
        long afterRevision,
        int pageSize,
        string pageToken,
        Func<RecordedChange, TMessage> message,
        CancellationToken cancellationToken)
        where T : IMessage<T>, IDeepCloneable<T>
        where TMessage : IMessage
    {
        var reader = new FieldReader();
        var page = reader.Page(request, pageSize, pageToken);

        if (afterRevision < 0)
        {
            reader.Reject("after_revision", "must not be negative.");
        }

        if (!long.TryParse(page.After ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var afterNumber))
        {
            reader.Reject("page_token", "must be the next_page_token of the same question.");
        }

        reader.ThrowIfInvalid();

        var revision = model.Current.Revision;

        try
        {
            var rows = await ledger.ListAsync(area, afterRevision, afterNumber, page.Size + 1, cancellationToken);
            var (changes, next) = page.Fill(rows, change => change.Number.ToString(CultureInfo.InvariantCulture), message);

            return (changes, next, revision);
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
    }
}
