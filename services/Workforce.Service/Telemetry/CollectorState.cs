using System.Diagnostics;
using System.Globalization;

namespace Workforce.Service.Telemetry;

/// <summary>Whether the collector takes what it is sent: said once when it does not, and once when it does again, however often it is tried.</summary>
internal sealed class CollectorState(ILogger logger)
{
    /// <summary>An answer has nothing to say but whether it was taken.</summary>
    private const int MaxAnswerBytes = 64 * 1024;

    private readonly Lock _lock = new();
    private long? _lostAt;

    /// <summary>A client that notes how it goes, and takes no more of an answer than one can be.</summary>
    public HttpClient CreateClient(TimeSpan timeout) => new(new NotedCalls(this))
    {
        Timeout = timeout,
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    private void Taken()
    {
        lock (_lock)
        {
            if (_lostAt is { } lostAt)
            {
                logger.ExportedAgain(Stopwatch.GetElapsedTime(lostAt));
                _lostAt = null;
            }
        }
    }

    private void Lost(string reason)
    {
        lock (_lock)
        {
            if (_lostAt is null)
            {
                _lostAt = Stopwatch.GetTimestamp();
                logger.NotExported(reason);
            }
        }
    }

    /// <summary>Beneath the exporter, which tells nobody but an event source what became of what it sent.</summary>
    private sealed class NotedCalls(CollectorState state) : DelegatingHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = MaxAnswerBytes / 1024,
    })
    {
        /// <summary>HTTP with protobuf bodies.</summary>
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Noted(base.Send(request, cancellationToken));
            }
            catch (Exception exception)
            {
                state.Lost(ReasonOf(exception));
                throw;
            }
        }

        /// <summary>gRPC, whose status comes after the answer.</summary>
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
                return Noted(response);
            }
            catch (Exception exception)
            {
                state.Lost(ReasonOf(exception));
                throw;
            }
        }

        private static string ReasonOf(Exception exception) => exception switch
        {
            OperationCanceledException => "It does not answer in time.",
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"It cannot be spoken to: {http.HttpRequestError}.",
            _ => $"It cannot be spoken to: {exception.GetType().Name}.",
        };

        private HttpResponseMessage Noted(HttpResponseMessage response)
        {
            const string GrpcStatus = "grpc-status";
            var isGrpc = response.RequestMessage?.Content?.Headers.ContentType?.MediaType is "application/grpc";
            var status = !isGrpc ? "0"
                : response.TrailingHeaders.TryGetValues(GrpcStatus, out var trailing) ? trailing.First()
                : response.Headers.TryGetValues(GrpcStatus, out var leading) ? leading.First()
                : null;

            if (response.IsSuccessStatusCode && status is "0")
            {
                state.Taken();
            }
            else
            {
                // Of what it says only numbers: a text would be the collector's own, in our log.
                var code = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
                state.Lost(string.Create(CultureInfo.InvariantCulture, $"It refuses what it is sent: HTTP {(int)response.StatusCode}{(isGrpc ? $", gRPC status {code}" : "")}."));
            }

            return response;
        }
    }
}
