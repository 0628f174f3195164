using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;

namespace Workforce.Service.Auditing;

/// <summary>Writes what was taken down into the audit trail, all of an interval in one transaction, and never drops what it could not write.</summary>
/// <remarks>
/// What it could not write it writes before it takes more: so what waits is bounded, by what was taken at first and what the recorder has room for.
/// </remarks>
internal sealed class AuditWriter(
    AuditRecorder recorder,
    ChangeLedger ledger,
    LiveModel model,
    IOptions<WorkforceSettings> settings,
    WorkforceMetrics metrics,
    ILogger<AuditWriter> logger) : BackgroundService
{
    /// <summary>What one transaction takes: it holds others up for some tens of milliseconds at most.</summary>
    private const int EntriesAtOnce = 4096;

    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly List<AuditEntry> _unwritten = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Not before the tables are those of this version.
            await model.Ready.WaitAsync(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested || model.Ready.IsFaulted)
        {
            return;
        }

        while (await recorder.WaitAsync(settings.Value.AuditInterval, stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }

        // Calls have ended by now: this is stopped after the server. Not for as long as another writer may take: the host does not wait so long.
        using var patience = new CancellationTokenSource(LastWait);
        await WriteAsync(patience.Token);

        if (_unwritten.Count > 0)
        {
            _unwritten.AddRange(recorder.Take().Entries);
            logger.AuditLost(_unwritten.Count, _unwritten.Sum(entry => entry.CallCount));
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        // Those who wait by now, for whatever it is, are told how this ends.
        var waiting = recorder.TakeWaiting();
        TaskCompletionSource? written = null;

        try
        {
            await WriteUnwrittenAsync(cancellationToken);

            (var entries, written) = recorder.Take();
            _unwritten.AddRange(entries);
            await WriteUnwrittenAsync(cancellationToken);

            if (recorder.IsUnavailable)
            {
                recorder.IsUnavailable = false;
                logger.AuditWrittenAgain();
            }

            waiting.SetResult();
            written.SetResult();
        }
        catch (Exception exception)
        {
            // Who is stopping has not failed yet: it tries once more.
            if (!cancellationToken.IsCancellationRequested)
            {
                metrics.Failed(WorkforceMetrics.LedgerWork.Audit, exception);

                // Said once, and again when it is over.
                if (!recorder.IsUnavailable)
                {
                    recorder.IsUnavailable = true;
                    logger.AuditNotWritten(exception);
                }
            }

            var unavailable = exception as LedgerUnavailableException ?? new("The audit trail cannot be written.", exception);
            Fail(waiting, unavailable);
            Fail(written, unavailable);
        }
    }

    private async Task WriteUnwrittenAsync(CancellationToken cancellationToken)
    {
        while (_unwritten.Count > 0)
        {
            recorder.Unwritten = _unwritten.Count;
            var part = _unwritten.Take(EntriesAtOnce).ToList();
            await ledger.Audit.AppendAsync(part, cancellationToken);
            _unwritten.RemoveRange(0, part.Count);
        }

        recorder.Unwritten = 0;
    }

    private static void Fail(TaskCompletionSource? waiting, LedgerUnavailableException exception)
    {
        waiting?.SetException(exception);

        // Where nobody waits, nobody looks at it.
        _ = waiting?.Task.Exception;
    }
}
