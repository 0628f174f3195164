using Grpc.Core;
using Workforce.Service.Wire;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Workforce.Service.Auditing;

/// <summary>Binds a service so that each answer that tells of single workers, and each refusal, is taken down before it leaves.</summary>
/// <remarks>What is written is taken down with the change that records it: see <see cref="AuditedCall"/>.</remarks>
/// <param name="binder">What the methods are bound to.</param>
/// <param name="recorder">Where calls are taken down.</param>
/// <param name="contract">The service, where the contract is ours.</param>
internal sealed class AuditedCalls(ServiceBinderBase binder, AuditRecorder recorder, ServiceDescriptor? contract) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var audited = Of(method);
        binder.AddMethod(method, (request, context) =>
        {
            Task<TResponse> answering;
            Task? taken = null;

            try
            {
                Begin(audited, request, context);
                answering = handler!(request, context);

                if (answering.IsCompletedSuccessfully)
                {
                    taken = TakeDownAsync(audited, request, context, answering.Result);

                    if (taken is { IsCompletedSuccessfully: true })
                    {
                        // The usual case, without a state machine.
                        return answering;
                    }
                }
            }
            catch (Exception exception) when (audited.KeepsFailure(StatusOf(exception)))
            {
                answering = Task.FromException<TResponse>(exception);
            }

            return AnswerAsync(audited, request, context, answering, taken);
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var audited = Of(method);
        binder.AddMethod(method, (request, responses, context) => RunAsync(
            audited,
            request,
            context,
            () => handler!(request, audited.KeepsReads ? new AuditedStream<TResponse>(responses, recorder, audited, audited.KeyOf(request, context)) : responses, context)));
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var audited = Of(method);
        binder.AddMethod(method, async (requests, context) =>
        {
            TResponse? answer = null;
            await RunAsync(audited, request: null, context, async () =>
            {
                answer = await handler!(requests, context);

                await TakeDownAsync(audited, request: null, context, answer);
            });

            return answer!;
        });
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var audited = Of(method);
        binder.AddMethod(method, (requests, responses, context) => RunAsync(
            audited,
            request: null,
            context,
            () => handler!(requests, audited.KeepsReads ? new AuditedStream<TResponse>(responses, recorder, audited, audited.KeyOf(null, context)) : responses, context)));
    }

    private AuditedMethod Of<TRequest, TResponse>(Method<TRequest, TResponse> method) =>
        new($"{method.ServiceName}/{method.Name}", contract?.FindMethodByName(method.Name));

    private void Begin(AuditedMethod audited, object? request, ServerCallContext context)
    {
        // A write needs no asking: it is recorded with its entry, or not at all.
        if (audited.KeepsReads)
        {
            recorder.ThrowIfUnavailable();
        }

        if (audited.KeepsWrites)
        {
            AuditedCall.Begin(context, audited.KeyOf(request, context));
        }
    }

    private Task TakeDownAsync(AuditedMethod audited, object? request, ServerCallContext context, object answer) => audited.KeepsReads
        ? recorder.AddAsync(audited.KeyOf(request, context), audited.RowsOf(answer) ?? 1, audited.RevisionOf(answer))
        : Task.CompletedTask;

    /// <param name="audited">The method.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="context">The call.</param>
    /// <param name="answering">The answer.</param>
    /// <param name="taken">Its being taken down; null where that has not begun.</param>
    private async Task<TResponse> AnswerAsync<TResponse>(
        AuditedMethod audited, object request, ServerCallContext context, Task<TResponse> answering, Task? taken)
        where TResponse : class
    {
        try
        {
            var answer = await answering;
            await (taken ?? TakeDownAsync(audited, request, context, answer));
            return answer;
        }
        catch (Exception exception) when (audited.KeepsFailure(StatusOf(exception)))
        {
            await FailedAsync(audited, request, context, exception);
            throw;
        }
    }

    private async Task RunAsync(AuditedMethod audited, object? request, ServerCallContext context, Func<Task> run)
    {
        try
        {
            Begin(audited, request, context);
            await run();
        }
        catch (Exception exception) when (audited.KeepsFailure(StatusOf(exception)))
        {
            await FailedAsync(audited, request, context, exception);
            throw;
        }
    }

    private async ValueTask FailedAsync(AuditedMethod audited, object? request, ServerCallContext context, Exception exception)
    {
        var reason = ReasonOf(exception);

        // Nothing has been answered, and to say so in the trail is what cannot be done.
        if (reason is not Problem.AuditUnavailableReason)
        {
            AuditedRefusals.WasTakenDown(context);
            await recorder.AddFailureAsync(audited.KeyOf(request, context, StatusOf(exception), reason));
        }
    }

    private static StatusCode StatusOf(Exception exception) => exception switch
    {
        RpcException rpc => rpc.StatusCode,
        OperationCanceledException => StatusCode.Cancelled,
        _ => StatusCode.Unknown,
    };

    private static string? ReasonOf(Exception exception) => exception is RpcException rpc ? Problem.ReasonOf(rpc) : null;

    /// <summary>Takes each message down before it leaves: how many rows of single workers it has, if it has any.</summary>
    private sealed class AuditedStream<T>(IServerStreamWriter<T> responses, AuditRecorder recorder, AuditedMethod audited, AuditKey key) : IServerStreamWriter<T>
        where T : class
    {
        private bool _hasBegun;

        public WriteOptions? WriteOptions
        {
            get => responses.WriteOptions;
            set => responses.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            // A sign of life tells nothing; that somebody began to watch does.
            var rows = audited.RowsOf(message) ?? 1;

            if (rows > 0 || !_hasBegun)
            {
                _hasBegun = true;
                await recorder.AddAsync(key, rows, audited.RevisionOf(message));
            }

            await responses.WriteAsync(message, cancellationToken);
        }
    }
}
