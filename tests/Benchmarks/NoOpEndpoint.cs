using Grpc.Core;
using Workforce.Benchmarks.V1;

namespace Workforce.Benchmarks;

internal sealed class NoOpEndpoint : NoOpService.NoOpServiceBase
{
    private static readonly Task<NoOpResponse> Nothing = Task.FromResult(new NoOpResponse());

    public override Task<NoOpResponse> Call(NoOpRequest request, ServerCallContext context) => Nothing;
}
