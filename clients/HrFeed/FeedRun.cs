using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Workforce.Client;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.V1;

namespace Workforce.HrFeed;

/// <summary>One push of a file's rows, which says of each row what became of it.</summary>
public sealed class FeedRun(StaffingClient staffing)
{
    // More than a push takes ahead of its acknowledgements, so that it is the push that sets the pace.
    private const int MaxRowsUnderWay = 32_768;

    /// <summary>How many rows came to what, so far.</summary>
    public FeedCounts Counts { get; } = new();

    /// <summary>Pushes rows and yields the outcome of each, in the order of the rows.</summary>
    /// <param name="rows">The rows, of <see cref="StaffingFile.ReadAsync"/>.</param>
    /// <param name="cancellationToken">Stops the push; what has an outcome by then is recorded.</param>
    /// <exception cref="Grpc.Core.RpcException">The service refused the push as a whole.</exception>
    /// <exception cref="WorkforceUnavailableException">The service is away for longer than the client bears.</exception>
    /// <exception cref="UnreadableFileException">The file cannot be read; rows before have had their outcome.</exception>
    public async IAsyncEnumerable<RowOutcome> PushAsync(
        IAsyncEnumerable<StaffingRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var underWay = Channel.CreateBounded<StaffingRow>(
            new BoundedChannelOptions(MaxRowsUnderWay) { SingleReader = true, SingleWriter = true });
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var acknowledgements = staffing.PushAsync(Changes(rows, underWay.Writer, stopping.Token), stopping.Token)
            .GetAsyncEnumerator(stopping.Token);
        // Asked for before the first row is there, because it is this that begins the reading.
        Task<bool>? next = acknowledgements.MoveNextAsync().AsTask();

        try
        {
            await foreach (var row in underWay.Reader.ReadAllAsync(stopping.Token))
            {
                if (row.Change is not null)
                {
                    await (next ?? acknowledgements.MoveNextAsync().AsTask());
                    next = null;
                }

                var outcome = row.Change is null ? RowOutcome.Unread(row.Line, row.Faults) : RowVerdict.Of(row.Line, row.ColumnOf, acknowledgements.Current);
                Counts.Count(outcome);
                yield return outcome;
            }

            // What went wrong with the file, or with the push after its last acknowledgement, shows here.
            await (next ?? acknowledgements.MoveNextAsync().AsTask());
        }
        finally
        {
            await stopping.CancelAsync();

            if (next is not null)
            {
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await acknowledgements.DisposeAsync();
        }
    }

    private static async IAsyncEnumerable<StaffingChange> Changes(
        IAsyncEnumerable<StaffingRow> rows,
        ChannelWriter<StaffingRow> underWay,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                await underWay.WriteAsync(row, cancellationToken);

                if (row.Change is { } change)
                {
                    yield return change;
                }
            }
        }
        finally
        {
            underWay.Complete();
        }
    }
}
