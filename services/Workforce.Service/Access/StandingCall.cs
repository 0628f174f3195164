using Grpc.Core;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Wire;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Service.Access;

/// <summary>A call that may stay open for long: ends it when its caller would no longer be let in.</summary>
/// <remarks>
/// At once when a token or certificate ceases to be valid, and within a few seconds when a certificate is revoked, or a unit has moved out of
/// what the caller may see.
/// </remarks>
internal sealed class StandingCall(Callers callers, TimeProvider clock, HttpContext http, Action<Caller> require) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ended = new();
    private volatile RpcStatus? _problem;

    /// <summary>Runs a handler until it is done or must end.</summary>
    /// <param name="context">The call.</param>
    /// <param name="handler">The handler, which ends when its context's token says so.</param>
    public async Task RunAsync(ServerCallContext context, Func<ServerCallContext, Task> handler)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _ended.Token);
        var looking = LookAsync(either.Token);

        try
        {
            await handler(new EndableContext(context, http, either.Token));
        }
        catch (Exception) when (_problem is not null && !context.CancellationToken.IsCancellationRequested)
        {
            throw _problem.ToException();
        }
        finally
        {
            await either.CancelAsync();
            await looking;
        }

        // A handler may take the end of its reader for the end of its work.
        if (_problem is { } problem)
        {
            throw problem.ToException();
        }
    }

    public void Dispose() => _ended.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var caller = Caller.Of(http);

        while (!cancellationToken.IsCancellationRequested)
        {
            var left = caller.ValidUntil - clock.GetUtcNow() ?? Interval;
            await Task.Delay(left < Interval ? Max(left, TimeSpan.Zero) : Interval, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            if (!cancellationToken.IsCancellationRequested && await ProblemAsync() is { } problem)
            {
                _problem = problem;
                await _ended.CancelAsync();
            }
        }
    }

    private async Task<RpcStatus?> ProblemAsync()
    {
        var verdict = await callers.FindAsync(http);

        if (verdict.Caller is not { } caller)
        {
            // That the provider's keys cannot be had now says nothing against who was believed before.
            return verdict.Cause is Verdict.KeysUnavailable ? null : Problem.Unauthenticated(verdict.Cause);
        }

        try
        {
            require(caller);
            return null;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied)
        {
            return RpcStatus.Parser.ParseFrom(exception.Trailers.GetValueBytes(Problem.DetailsTrailer));
        }
        catch (RpcException)
        {
            // The model is not to be had: the call itself will find that out.
            return null;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The context of a call with another token.</summary>
    private sealed class EndableContext : ServerCallContext
    {
        /// <summary>Where the library looks for the context behind one that is not its own.</summary>
        private const string HttpContextKey = "__HttpContext";

        private readonly ServerCallContext _call;
        private readonly CancellationToken _token;

        public EndableContext(ServerCallContext call, HttpContext http, CancellationToken token)
        {
            (_call, _token) = (call, token);
            call.UserState[HttpContextKey] = http;
        }

        protected override string MethodCore => _call.Method;

        protected override string HostCore => _call.Host;

        protected override string PeerCore => _call.Peer;

        protected override DateTime DeadlineCore => _call.Deadline;

        protected override Metadata RequestHeadersCore => _call.RequestHeaders;

        protected override CancellationToken CancellationTokenCore => _token;

        protected override Metadata ResponseTrailersCore => _call.ResponseTrailers;

        protected override Status StatusCore
        {
            get => _call.Status;
            set => _call.Status = value;
        }

        protected override WriteOptions? WriteOptionsCore
        {
            get => _call.WriteOptions;
            set => _call.WriteOptions = value;
        }

        protected override AuthContext AuthContextCore => _call.AuthContext;

        protected override IDictionary<object, object> UserStateCore => _call.UserState;

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => _call.CreatePropagationToken(options);

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => _call.WriteResponseHeadersAsync(responseHeaders);
    }
}
