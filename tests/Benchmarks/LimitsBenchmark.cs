using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workforce.Benchmarks.V1;
using Workforce.Service.Limits;

namespace Workforce.Benchmarks;

/// <summary>What the limits cost a call that meets none: a method that does nothing behind the gate, and with the gate taken out, in turns.</summary>
internal static class LimitsBenchmark
{
    private const int Concurrency = 64;

    public static async Task RunAsync(int calls, int rounds)
    {
        await using var gated = await HostedService.StartAsync();
        await using var open = await HostedService.StartAsync(
            configure: services => services.Replace(ServiceDescriptor.Scoped<IMiddlewareFactory, WithoutGate>()));
        var services = new[] { (Name: "with limits", Service: gated), (Name: "without", Service: open) };
        var spent = services.ToDictionary(each => each.Name, _ => new List<Spent>());

        foreach (var (_, service) in services)
        {
            await CallAsync(service, calls);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, service) in services)
            {
                spent[name].Add(await Spent.OnAsync(() => CallAsync(service, calls)));
            }
        }

        Console.WriteLine($"Limits: a call that does nothing, {Concurrency} concurrent, {rounds} rounds of {calls:N0}, client and service in one process; median by processor time.");
        Console.WriteLine($"{"",-12} {"us",8} {"CPU us",8} {"bytes",8}");
        var medians = spent.ToDictionary(each => each.Key, each => each.Value.OrderBy(run => run.Processor).ElementAt(rounds / 2));

        foreach (var (name, run) in medians)
        {
            Console.WriteLine($"{name,-12} {run.Elapsed.TotalMicroseconds / calls,8:0.00} {run.Processor.TotalMicroseconds / calls,8:0.00} {(double)run.Allocated / calls,8:N0}");
        }

        var (with, without) = (medians["with limits"], medians["without"]);
        Console.WriteLine($"{"ratio",-12} {with.Elapsed / without.Elapsed,8:0.000} {with.Processor / without.Processor,8:0.000} {(double)with.Allocated / without.Allocated,8:0.000}");
    }

    private static async Task CallAsync(HostedService service, int calls)
    {
        var client = new NoOpService.NoOpServiceClient(service.Channel);
        var left = calls;
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                // With a deadline, as every ordinary caller's call has one.
                await client.CallAsync(new(), deadline: DateTime.UtcNow.AddSeconds(10));
            }
        })));
    }

    private sealed class WithoutGate(IServiceProvider services) : IMiddlewareFactory
    {
        private static readonly Passage Open = new();

        public IMiddleware? Create(Type middlewareType) =>
            middlewareType == typeof(CallGate) ? Open : (IMiddleware)services.GetRequiredService(middlewareType);

        public void Release(IMiddleware middleware)
        {
        }

        private sealed class Passage : IMiddleware
        {
            public Task InvokeAsync(HttpContext context, RequestDelegate next) => next(context);
        }
    }
}
