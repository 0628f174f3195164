using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Hostile;

/// <summary>A call past its deadline. The fuzzer met it once in some hundred thousand calls; here the moment that it takes is held open.</summary>
public sealed class LateCallTests : IAsyncLifetime
{
    private readonly SlowEnd _end = new();
    private readonly RunningService _service;

    public LateCallTests() => _service = new([], with: services => services.AddSingleton<IStartupFilter>(_end));

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    /// <summary>Was a fault of the service in its log: past its deadline an answer is complete, and cannot be written to, before the call's token says so.</summary>
    [Fact]
    public async Task Push_AnsweredAfterItsDeadline_LeavesNoErrorInTheLog()
    {
        await using var connection = await RawConnection.OpenAsync(_service.EndPoint(), initialWindow: 65_535);
        var block = HeaderBlock.Encode([.. CallHeaders.Good(RawCalls.PushPath), CallHeaders.Header("grpc-timeout", "300m")]);
        await connection.SendAsync(new FrameBuffer().Headers(1, block, endStream: false));
        await _end.Begun.WaitAsync(RawCalls.Patience);

        // Its acknowledgement is what cannot be written any more.
        var late = new PushStaffingChangesRequest { Changes = { A.Unit("late") } }.ToByteArray();
        await connection.SendAsync(new FrameBuffer().Frame(FrameType.Data, 0, 1, Frames.Of(late)));
        await _end.Written.WaitAsync(RawCalls.Patience);

        // What comes of it comes at once. Were the token told sooner, nothing could.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        _end.Finish();
        await _end.CallOver.WaitAsync(RawCalls.Patience);
        Assert.DoesNotContain(_service.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>Completes answers as Kestrel does, and says so only when it is told to.</summary>
    private sealed class SlowEnd : IStartupFilter
    {
        private readonly TaskCompletionSource _begun = new();
        private readonly TaskCompletionSource _finish = new();
        private readonly TaskCompletionSource _over = new();
        private readonly TaskCompletionSource _written = new();

        public Task Begun => _begun.Task;

        /// <summary>Once the call has tried to write after its end.</summary>
        public Task Written => _written.Task;

        public Task CallOver => _over.Task;

        public void Finish() => _finish.SetResult();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, call) =>
            {
                context.Features.Set<IHttpResponseBodyFeature>(new Body(this, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>()));

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

        private sealed class Body(SlowEnd end, IHttpResponseBodyFeature inner) : IHttpResponseBodyFeature
        {
            public Stream Stream => inner.Stream;

            public PipeWriter Writer { get; } = new LateWriter(end, inner.Writer);

            public async Task CompleteAsync()
            {
                await inner.CompleteAsync();
                end._begun.TrySetResult();
                await end._finish.Task;
            }

            public void DisableBuffering() => inner.DisableBuffering();

            public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
                inner.SendFileAsync(path, offset, count, cancellationToken);

            public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);
        }

        private sealed class LateWriter(SlowEnd end, PipeWriter inner) : PipeWriter
        {
            public override void Advance(int bytes) => inner.Advance(bytes);

            public override void CancelPendingFlush() => inner.CancelPendingFlush();

            public override void Complete(Exception? exception = null) => inner.Complete(exception);

            public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

            public override Memory<byte> GetMemory(int sizeHint = 0)
            {
                Note();
                return inner.GetMemory(sizeHint);
            }

            public override Span<byte> GetSpan(int sizeHint = 0)
            {
                Note();
                return inner.GetSpan(sizeHint);
            }

            private void Note()
            {
                if (end.Begun.IsCompleted)
                {
                    end._written.TrySetResult();
                }
            }
        }
    }
}
