using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Telemetry;

/// <summary>A collector on loopback, by either protocol, that can be away and behave in every way that it should not.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpProtocols _protocols;
    private readonly int _port = FreePort.Next();
    private WebApplication? _app;

    public Collector(bool isGrpc) => (_protocols, Answer) = (isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1, isGrpc ? TakeGrpcAsync : TakeHttpAsync);

    /// <summary>What it was sent: the path, and the body as it came.</summary>
    public ConcurrentQueue<(string Path, byte[] Body)> Sent { get; } = new();

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; }

    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>Takes nothing, at great length and for ever.</summary>
    public static async Task AnswerEndlesslyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";

        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
        }
    }

    public static Task AnswerNonsenseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status418ImATeapot;
        context.Response.Headers["grpc-status"] = "Zyx Marked";
        return context.Response.WriteAsync("<html>Zyx Marked</html>");
    }

    public static Task NeverAnswerAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port, listen => listen.Protocols = _protocols));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Sent.Enqueue((context.Request.Path, body.ToArray()));
            await Answer(context);
        });
        await _app.StartAsync();
    }

    public async Task DieAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            _app = null;
        }
    }

    /// <summary>Waits until it was sent something of a path that has a text in it.</summary>
    public async Task UntilSentAsync(string path, string text)
    {
        for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(60); !Sent.Any(each => each.Path == path && Has(each.Body, text)); await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < until, $"{text} was not sent to {path}, but to {string.Join(", ", Sent.Select(each => each.Path).Distinct())} something else.");
        }
    }

    public bool WasSent(string text) => Sent.Any(each => Has(each.Body, text));

    public async ValueTask DisposeAsync() => await DieAsync();

    private static bool Has(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static Task TakeHttpAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-protobuf";
        return Task.CompletedTask;
    }

    private static async Task TakeGrpcAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
