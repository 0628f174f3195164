using System.Runtime.CompilerServices;
using Grpc.Core;
using Polly;
using Polly.Timeout;
using Workforce.V1;

namespace Workforce.Client.Push;

/// <summary>One push, over as many streams as it takes.</summary>
internal sealed class StaffingPush : IAsyncDisposable
{
    private readonly StaffingService.StaffingServiceClient _service;
    private readonly WorkforceClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _pipeline;
    private readonly CancellationTokenSource _stopping;
    private readonly UnacknowledgedChanges _unacknowledged;
    private readonly ChangePacker _packer;
    private readonly Task _packing;
    private PushStream? _stream;
    private Exception? _lastFailure;
    private long _acknowledged;

    private StaffingPush(
        StaffingService.StaffingServiceClient service,
        IAsyncEnumerable<StaffingChange> changes,
        WorkforceClientOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        _service = service;
        _options = options;
        _clock = clock;
        _pipeline = PushPipeline.Build(options, clock);
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _unacknowledged = new UnacknowledgedChanges(options.Push.MaxUnacknowledged);
        _packer = new ChangePacker(_unacknowledged, options.Push, clock);
        // Not on the caller's thread: a sequence that never waits would keep the caller from its first acknowledgement.
        _packing = Task.Run(() => _packer.PackAsync(changes, _stopping.Token), CancellationToken.None);
    }

    public static async IAsyncEnumerable<ChangeAcknowledgement> RunAsync(
        StaffingService.StaffingServiceClient service,
        IAsyncEnumerable<StaffingChange> changes,
        WorkforceClientOptions options,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var push = new StaffingPush(service, changes, options, clock, cancellationToken);

        while (await push.NextAsync(cancellationToken) is { } response)
        {
            foreach (var acknowledgement in response.Acknowledgements)
            {
                yield return acknowledgement;
            }

            push._unacknowledged.Release(response.Acknowledgements.Count);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await CloseStreamAsync();
        await _packing;
        _unacknowledged.Dispose();
        _stopping.Dispose();
    }

    private async Task<PushStaffingChangesResponse?> NextAsync(CancellationToken cancellationToken)
    {
        if (!await _unacknowledged.WaitAsync(cancellationToken))
        {
            await EndAsync(cancellationToken);
            return null;
        }

        try
        {
            return await _pipeline.ExecuteAsync(ReadAsync, cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            throw WorkforceUnavailableException.NoProgress(
                _options.Address, _options.Push.MaxTimeWithoutProgress, _acknowledged, _lastFailure, exception);
        }
    }

    private async ValueTask<PushStaffingChangesResponse> ReadAsync(CancellationToken cancellationToken)
    {
        _stream ??= OpenStream();

        try
        {
            var response = await _stream.ReadAsync(cancellationToken)
                ?? throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended before all was acknowledged."));
            _acknowledged += response.Acknowledgements.Count;
            _lastFailure = null;
            return response;
        }
        catch (Exception exception) when (exception is RpcException or IOException or HttpRequestException)
        {
            await CloseStreamAsync();
            cancellationToken.ThrowIfCancellationRequested();
            _stopping.Token.ThrowIfCancellationRequested();
            _lastFailure = exception;
            throw;
        }
    }

    private PushStream OpenStream()
    {
        _unacknowledged.Rewind();
        return new PushStream(
            _service.PushStaffingChanges(new CallOptions(cancellationToken: _stopping.Token)), _unacknowledged, _acknowledged);
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await _packing;

        if (_stream is not null)
        {
            await _stream.EndAsync(_clock, cancellationToken);
        }

        _packer.Fault?.Throw();
    }

    private async Task CloseStreamAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync();
        }
    }
}
