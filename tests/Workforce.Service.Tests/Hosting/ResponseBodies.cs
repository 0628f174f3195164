using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Workforce.Service.Tests.Hosting;

/// <summary>Puts something of a test's between every call and its caller.</summary>
/// <param name="wrap">Makes of the web server's way of answering the test's.</param>
internal sealed class ResponseBodies(Func<IHttpResponseBodyFeature, IHttpResponseBodyFeature> wrap) : IStartupFilter
{
    private readonly TaskCompletionSource _over = new();

    /// <summary>Once the first call is over, as the service sees it.</summary>
    public Task CallOver => _over.Task;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, call) =>
        {
            context.Features.Set(wrap(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>()));

            try
            {
                await call(context);
            }
            finally
            {
                _over.TrySetResult();
            }
        });
        next(app);
    };
}

/// <summary>Answers as the web server does; what differs is overridden.</summary>
internal abstract class ForwardingBody : IHttpResponseBodyFeature
{
    private readonly IHttpResponseBodyFeature _inner;

    protected ForwardingBody(IHttpResponseBodyFeature inner) => (_inner, Writer) = (inner, new ForwardingWriter(this, inner.Writer));

    public Stream Stream => _inner.Stream;

    public PipeWriter Writer { get; }

    public virtual Task CompleteAsync() => _inner.CompleteAsync();

    public void DisableBuffering() => _inner.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        _inner.SendFileAsync(path, offset, count, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken = default) => _inner.StartAsync(cancellationToken);

    /// <summary>Before something is written.</summary>
    protected virtual void OnWrite()
    {
    }

    /// <summary>After what was written is on its way, and before the writer is told so.</summary>
    protected virtual Task OnFlushedAsync() => Task.CompletedTask;

    private sealed class ForwardingWriter(ForwardingBody body, PipeWriter inner) : PipeWriter
    {
        public override void Advance(int bytes) => inner.Advance(bytes);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            var result = await inner.FlushAsync(cancellationToken);
            await body.OnFlushedAsync();

            return result;
        }

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            body.OnWrite();
            return inner.GetMemory(sizeHint);
        }

        public override Span<byte> GetSpan(int sizeHint = 0)
        {
            body.OnWrite();
            return inner.GetSpan(sizeHint);
        }
    }
}
