using Grpc.Core;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>What a service said of an extract, but for differences and doubts where each part was handed over as it arrived.</summary>
public sealed record ReconcileResult
{
    /// <summary>The rows at fault; the first 1000.</summary>
    public List<ExtractFault> Faults { get; } = [];

    /// <summary>What the extract changes.</summary>
    public List<StaffingDifference> Differences { get; } = [];

    /// <summary>What somebody should look at.</summary>
    public List<ExtractDoubt> Doubts { get; } = [];

    /// <summary>What became of it; null if it was refused.</summary>
    public ReconcileSummary? Summary { get; internal set; }

    /// <summary>Why it was refused, with details for <see cref="WorkforceError.Of(RpcException)"/>; null if it was not. Nothing was changed then.</summary>
    public RpcException? Error { get; internal set; }
}
