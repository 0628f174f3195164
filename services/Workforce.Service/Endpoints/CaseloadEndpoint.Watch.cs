using Grpc.Core;
using Workforce.Domain.Facts;
using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>The watch.</summary>
internal sealed partial class CaseloadEndpoint
{
    public override async Task WatchCaseloadBreaches(
        WatchCaseloadBreachesRequest request,
        IServerStreamWriter<WatchCaseloadBreachesResponse> responseStream,
        ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = new WatchScope(reader.Id("unit_id", request.UnitId), request.Roles.Count == 0 ? null : reader.Roles(request.Roles, RoleSet.All));
        var after = reader.Position(request, readings.Today);
        reader.ThrowIfInvalid();

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);

        try
        {
            model.Current.Require(scope.UnitId);
            await ReachAsync(after, ending.Token);
            await new BreachWatch(feed.Log, scope, responseStream, settings.Value, clock).RunAsync(after, ending.Token);
        }
        catch (Exception exception) when (exception.IsOfCallerWhoLeft(context))
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The reader left."));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw Problem.NotReady().ToException();
        }
    }

    /// <summary>Waits until what the reader knows already, and what is known here, can be watched from: another replica may have told it.</summary>
    private async Task ReachAsync(FeedPosition? after, CancellationToken cancellationToken)
    {
        if (after?.Revision > model.Current.Revision)
        {
            await RequireRecordedAsync(after.Value.Revision, cancellationToken);
        }

        var known = await model.AtLeastAsync(after?.Revision ?? 0, cancellationToken);
        await feed.ReachAsync(known.Revision, cancellationToken);
    }

    /// <summary>Tells a revision that never was, which no patience helps, from one that this replica has yet to follow.</summary>
    private async Task RequireRecordedAsync(long revision, CancellationToken cancellationToken)
    {
        try
        {
            var head = await ledger.HeadAsync(cancellationToken);

            if (revision > head.Revision)
            {
                var reader = new FieldReader();
                reader.Reject("after_revision", $"must be a revision that there is; the last is {head.Revision}.");
                reader.ThrowIfInvalid();
            }
        }
        catch (LedgerUnavailableException)
        {
            throw Problem.LedgerUnavailable().ToException();
        }
    }
}

internal static class PositionReader
{
    /// <summary>What the reader knows already; null for nothing.</summary>
    public static FeedPosition? Position(this FieldReader reader, WatchCaseloadBreachesRequest request, DateOnly today)
    {
        var day = reader.Day("after_date", request.AfterDate);

        if (request.AfterRevision < 0)
        {
            reader.Reject("after_revision", "must not be negative.");
        }

        // A replica whose clock is ahead may have told of tomorrow a moment ago.
        if (day > today.AddDays(1))
        {
            reader.Reject("after_date", "must not be in the future.");
        }

        if (day is not null && request.AfterRevision == 0)
        {
            reader.Reject("after_date", "must not be given without after_revision.");
        }

        return request.AfterRevision <= 0 ? null : new(request.AfterRevision, day ?? DateOnly.MinValue);
    }
}
