using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Service.Access;
using Workforce.Service.Settings;
using Workforce.Service.Standard;

namespace Workforce.Service.Limits;

/// <summary>The allowances of all callers: of those who have shown who they are by name, of all others by where they call from.</summary>
internal sealed class CallerAllowances : IDisposable
{
    private readonly AllowanceTable<string> _callers;
    private readonly AllowanceTable<Stranger> _strangers;
    private readonly ITimer _replenishing;

    public CallerAllowances(IOptions<LimitSettings> settings, TimeProvider clock)
    {
        var (ofCaller, ofAddress) = (settings.Value, settings.Value.OfAddress());
        var (watches, watchesOfStrangers) = (new WatchCount(ofCaller.MaxWatches), new WatchCount(ofAddress.MaxWatches));

        _callers = new(ofCaller.MaxCallers, () => new(ofCaller, watches), clock, StringComparer.Ordinal);
        _strangers = new(ofAddress.MaxCallers, () => new(ofAddress, watchesOfStrangers), clock);

        // The limiters tell the time by themselves; a test's clock must not stop them.
        _replenishing = TimeProvider.System.CreateTimer(_ => Replenish(), null, CallerAllowance.ReplenishmentPeriod, CallerAllowance.ReplenishmentPeriod);
    }

    /// <summary>How many callers are counted apart.</summary>
    public int Count => _callers.Count;

    /// <summary>The allowance of whoever makes a call.</summary>
    public CallerAllowance Of(HttpContext context)
    {
        var caller = Caller.Of(context);

        return ReferenceEquals(caller, Caller.Nobody) ? _strangers.Of(new(context, AskingOf(context.GetEndpoint()))) : Of(caller.Name);
    }

    public CallerAllowance Of(string name) => _callers.Of(name);

    /// <summary>The allowance of an address for what it cannot prove.</summary>
    public CallerAllowance OfUnproven(HttpContext context) => _strangers.Of(new(context, Asking.Unproven));

    public void Dispose()
    {
        _replenishing.Dispose();
        _callers.Dispose();
        _strangers.Dispose();
    }

    /// <summary>
    /// Looks at health and what proves nothing take nothing from each other; nor either from a balancer's own question, since its address is that of all who
    /// come through it: they must not make it believe that nothing is ready.
    /// </summary>
    private static Asking AskingOf(Endpoint? endpoint) =>
        ReadinessProbe.Is(endpoint) ? Asking.Readiness
        : endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type is MethodType.Unary ? Asking.Health
        : Asking.Unproven;

    private void Replenish()
    {
        _callers.Replenish();
        _strangers.Replenish();
    }
}
