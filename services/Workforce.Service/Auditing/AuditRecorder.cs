using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Auditing;

/// <summary>Takes down reads and failures for the audit trail: a read that cannot be taken down is refused, a failure is counted with those alike.</summary>
internal sealed class AuditRecorder(IOptions<WorkforceSettings> settings, TimeProvider clock)
{
    /// <summary>More than there are methods and statuses: what is counted without its caller always has room.</summary>
    private const int MethodsAndStatuses = 4096;

    private readonly AuditQueue _answers = new(settings.Value.AuditBacklog);

    /// <summary>Apart from the answers: whoever is refused with ever new ids takes no room from who is answered.</summary>
    private readonly AuditQueue _failures = new(settings.Value.AuditBacklog);

    private readonly AuditQueue _folded = new(MethodsAndStatuses);
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

    /// <summary>How many entries were taken out to be written, and are not yet.</summary>
    public int Unwritten { get; set; }

    /// <summary>How many entries wait to be written, about.</summary>
    public int Waiting => _answers.Count + _failures.Count + _folded.Count + Unwritten;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Before a call whose answer must be taken down: rather nothing is done than something that nobody will know of.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details.</exception>
    public void ThrowIfUnavailable()
    {
        if (_isUnavailable)
        {
            throw Problem.AuditUnavailable().ToException();
        }
    }

    /// <summary>Takes an answer down, and waits until that is durable where the settings ask for it.</summary>
    /// <param name="key">Which call it is.</param>
    /// <param name="rows">How many rows are answered.</param>
    /// <param name="revision">The revision from which is answered; 0 for none.</param>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details: the call must not be answered.</exception>
    public Task AddAsync(in AuditKey key, long rows, long revision)
    {
        if (!_answers.TryAdd(key, rows, revision, Now))
        {
            throw Problem.AuditUnavailable().ToException();
        }

        return _beforeAnswer ? WrittenAsync() : Task.CompletedTask;
    }

    /// <summary>Takes a failure down, and waits until that is durable where the settings ask for it.</summary>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE, with details: it could not be made durable.</exception>
    public Task AddFailureAsync(in AuditKey key)
    {
        AddFailure(key);

        return _beforeAnswer ? WrittenAsync() : Task.CompletedTask;
    }

    /// <summary>Takes a failure down; where there is no room for its own entry, in one with all of its method and status.</summary>
    public void AddFailure(in AuditKey key)
    {
        if (!_failures.TryAdd(key, rows: 0, revision: 0, Now))
        {
            _folded.TryAdd(key.Folded(), rows: 0, revision: 0, Now);
        }
    }

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
        var written = TakeWaiting();

        return ([.. _answers.Take(), .. _failures.Take(), .. _folded.Take()], written);
    }

    /// <summary>Takes those alone who wait for what has been added; what they have added stays.</summary>
    public TaskCompletionSource TakeWaiting() => Interlocked.Exchange(ref _written, NewSource());

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
