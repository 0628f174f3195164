using Grpc.Net.Client;
using Workforce.Client.Calls;

namespace Workforce.Client;

/// <summary>The Workforce service, for .NET callers. Make one, share it between threads, and dispose it at the end.</summary>
/// <remarks>
/// Making one does not connect: the first call does. A failed call throws an <c>RpcException</c>, whose details
/// <see cref="WorkforceError"/> reads, or a <see cref="WorkforceUnavailableException"/>.
/// </remarks>
public sealed class WorkforceClient : IDisposable, IAsyncDisposable
{
    private readonly GrpcChannel _channel;

    /// <summary>Makes a client.</summary>
    /// <param name="options">Where the service is and how to bear its failing; the defaults if null.</param>
    /// <param name="clock">Times deadlines, retries and pushes; the system's clock if null.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public WorkforceClient(WorkforceClientOptions? options = null, TimeProvider? clock = null)
    {
        options ??= new WorkforceClientOptions();
        options.Check();
        clock ??= TimeProvider.System;

        _channel = Connection.To(options);
        var invoker = _channel.CreateCallInvoker();
        var calls = new CallPipeline(options, clock);

        Staffing = new StaffingClient(new(invoker), calls, options, clock);
        Measures = new MeasuresClient(new(invoker), calls);
        Caseloads = new CaseloadsClient(new(invoker), calls, options, clock);
        Planning = new PlanningClient(new(invoker), calls);
        Audit = new AuditClient(new(invoker), calls);
    }

    /// <summary>Pushes staffing changes and shows what is held.</summary>
    public StaffingClient Staffing { get; }

    /// <summary>Answers the questions: vacancy rates, establishments, series, data-quality issues.</summary>
    public MeasuresClient Measures { get; }

    /// <summary>Reports caseloads, sets their limits, and says who is over.</summary>
    public CaseloadsClient Caseloads { get; }

    /// <summary>Projects the workforce, and says how many starters a target takes.</summary>
    public PlanningClient Planning { get; }

    /// <summary>Shows who did what.</summary>
    public AuditClient Audit { get; }

    /// <summary>Ends all calls and closes the connection.</summary>
    public void Dispose() => _channel.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
