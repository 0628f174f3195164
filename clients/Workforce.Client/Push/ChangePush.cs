using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Polly;
using Polly.Timeout;
using Workforce.V1;

namespace Workforce.Client.Push;

/// <summary>One push, over as many streams as it takes.</summary>
internal sealed class ChangePush<TRequest, TResponse, TChange> : IAsyncDisposable
    where TRequest : new()
    where TResponse : class
    where TChange : IMessage
{
    private readonly PushMethod<TRequest, TResponse, TChange> _method;
    private readonly WorkforceClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _pipeline;
    private readonly CancellationTokenSource _stopping;
    private readonly UnacknowledgedChanges<TChange> _unacknowledged;
    private readonly ChangePacker<TChange> _packer;
    private readonly Task _packing;
    private PushStream<TRequest, TResponse, TChange>? _stream;
    private Exception? _lastFailure;
    private long _acknowledged;

    private ChangePush(
        PushMethod<TRequest, TResponse, TChange> method,
        IAsyncEnumerable<TChange> changes,
        WorkforceClientOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        _method = method;
        _options = options;
        _clock = clock;
        _pipeline = PushPipeline.Build(options, clock);
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _unacknowledged = new UnacknowledgedChanges<TChange>(options.Push.MaxUnacknowledged);
        _packer = new ChangePacker<TChange>(_unacknowledged, options.Push, clock);
        // Not on the caller's thread: a sequence that never waits would keep the caller from its first acknowledgement.
        _packing = Task.Run(() => _packer.PackAsync(changes, _stopping.Token), CancellationToken.None);
    }

    public static async IAsyncEnumerable<ChangeAcknowledgement> RunAsync(
        PushMethod<TRequest, TResponse, TChange> method,
        IAsyncEnumerable<TChange> changes,
        WorkforceClientOptions options,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var push = new ChangePush<TRequest, TResponse, TChange>(method, changes, options, clock, cancellationToken);

        while (await push.NextAsync(cancellationToken) is { } response)
        {
            var acknowledgements = method.AcknowledgementsOf(response);

            foreach (var acknowledgement in acknowledgements)
            {
                yield return acknowledgement;
            }

            push._unacknowledged.Release(acknowledgements.Count);
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

    private async Task<TResponse?> NextAsync(CancellationToken cancellationToken)
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

    private async ValueTask<TResponse> ReadAsync(CancellationToken cancellationToken)
    {
        _stream ??= OpenStream();

        try
        {
            var response = await _stream.ReadAsync(cancellationToken)
                ?? throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended before all was acknowledged."));
            _acknowledged += _method.AcknowledgementsOf(response).Count;
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

    private PushStream<TRequest, TResponse, TChange> OpenStream()
    {
        _unacknowledged.Rewind();
        return new(_method, _unacknowledged, _acknowledged, _stopping.Token);
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
