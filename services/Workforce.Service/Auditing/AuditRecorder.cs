using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Auditing;

/// <summary>Takes down reads and refusals for the audit trail, and refuses what cannot be taken down.</summary>
internal sealed class AuditRecorder(IOptions<WorkforceSettings> settings, TimeProvider clock)
{
    private readonly AuditQueue _queue = new(settings.Value.AuditBacklog);
    private readonly bool _beforeAnswer = settings.Value.AuditBeforeAnswer;
    private readonly Channel<bool> _hurry = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private TaskCompletionSource _written = NewSource();
    private volatile bool _isUnavailable;

    /// <summary>Whether the last attempt to write the trail has failed.</summary>
    public bool IsUnavailable
    {
        get => _isUnavailable;
        set => _isUnavailable = value;
    }

    /// <summary>Before a call whose answer must be taken down: rather nothing is done than something that nobody will know of.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details.</exception>
    public void ThrowIfUnavailable()
    {
        if (_isUnavailable)
        {
            throw Problem.AuditUnavailable().ToException();
        }
    }

    /// <summary>Takes a call down, and waits until that is durable where the settings ask for it.</summary>
    /// <param name="key">Which call it is.</param>
    /// <param name="rows">How many rows are answered.</param>
    /// <param name="revision">The revision from which is answered; 0 for none.</param>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details: the call must not be answered.</exception>
    public Task AddAsync(in AuditKey key, long rows, long revision)
    {
        if (!TryAdd(key, rows, revision))
        {
            throw Problem.AuditUnavailable().ToException();
        }

        return _beforeAnswer ? WrittenAsync() : Task.CompletedTask;
    }

    /// <returns>False if there is no room.</returns>
    public bool TryAdd(in AuditKey key, long rows, long revision) => _queue.TryAdd(key, rows, revision, clock.GetUtcNow().UtcDateTime);

    /// <summary>Waits for the time to write.</summary>
    /// <returns>False once it is cancelled.</returns>
    public async Task<bool> WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        await Task.WhenAny(Task.Delay(interval, clock, either.Token), _hurry.Reader.WaitToReadAsync(either.Token).AsTask());
        await either.CancelAsync();
        _hurry.Reader.TryRead(out _);

        return !cancellationToken.IsCancellationRequested;
    }

    /// <summary>Takes what is to be written.</summary>
    /// <returns>The entries; and what to tell once they are durable, or cannot be made so.</returns>
    public (List<AuditEntry> Entries, TaskCompletionSource Written) Take()
    {
        // Before the entries: who waits for the source of before has added its call before that, and so is among them.
        var written = Interlocked.Exchange(ref _written, NewSource());

        return (_queue.Take(), written);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WrittenAsync()
    {
        var written = Volatile.Read(ref _written).Task;
        _hurry.Writer.TryWrite(true);

        try
        {
            await written;
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.AuditUnavailable().ToException();
        }
    }
}
