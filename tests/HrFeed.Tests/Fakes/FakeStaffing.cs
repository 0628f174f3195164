using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;
using RpcStatus = Google.Rpc.Status;
using Status = Grpc.Core.Status;

namespace Workforce.HrFeed.Tests.Fakes;

/// <summary>Keeps each change once, unless a test says what becomes of it.</summary>
internal sealed class FakeStaffing : StaffingService.StaffingServiceBase
{
    private readonly ConcurrentDictionary<string, StaffingChange> _kept = new();
    private int _pushes;

    /// <summary>Answers a change by its fact's id; null for the usual answer.</summary>
    public Func<StaffingChange, ChangeAcknowledgement?> Answer { get; set; } = _ => null;

    /// <summary>What the service does before it reads a push.</summary>
    public Func<ServerCallContext, Task> Begin { get; set; } = _ => Task.CompletedTask;

    public ICollection<StaffingChange> Kept => _kept.Values;

    public int Pushes => _pushes;

    /// <summary>The rejection of a change for faults of its fields.</summary>
    public static ChangeAcknowledgement Rejected(params (string Field, string Description)[] faults) => Rejected(
        StatusCode.InvalidArgument,
        "INVALID_FIELDS",
        new BadRequest
        {
            FieldViolations =
            {
                faults.Select(fault => new BadRequest.Types.FieldViolation { Field = fault.Field, Description = fault.Description }),
            },
        });

    public static ChangeAcknowledgement Rejected(StatusCode code, string reason, params IMessage[] details) => new()
    {
        Outcome = Outcome.Rejected,
        Error = new RpcStatus
        {
            Code = (int)code,
            Message = "For a developer.",
            Details = { details.Prepend(new ErrorInfo { Domain = "workforce.council", Reason = reason }).Select(Any.Pack) },
        },
    };

    public override async Task PushStaffingChanges(
        IAsyncStreamReader<PushStaffingChangesRequest> requestStream,
        IServerStreamWriter<PushStaffingChangesResponse> responseStream,
        ServerCallContext context)
    {
        Interlocked.Increment(ref _pushes);
        await Begin(context);
        var position = 0;

        await foreach (var message in requestStream.ReadAllAsync())
        {
            var response = new PushStaffingChangesResponse();

            foreach (var change in message.Changes)
            {
                var acknowledgement = Answer(change) ?? new ChangeAcknowledgement
                {
                    Outcome = _kept.TryAdd(change.ChangeId, change) ? Outcome.Applied : Outcome.Duplicate,
                    Revision = 7,
                };
                acknowledgement.Position = ++position;
                response.Acknowledgements.Add(acknowledgement);
            }

            await responseStream.WriteAsync(response);
        }
    }

    /// <summary>The extracts that arrived.</summary>
    public List<(ExtractHeader Header, List<ExtractRow> Rows)> Extracts { get; } = [];

    /// <summary>What is said of an extract before the end.</summary>
    public Func<ExtractHeader, List<ExtractRow>, List<ReconcileStaffingResponse>> Reconcile { get; set; } =
        (_, rows) => [new() { Summary = new() { Outcome = ReconcileSummary.Types.Outcome.Applied, Revision = 7, RowCount = rows.Count } }];

    /// <summary>Called when an extract has arrived, before it is answered.</summary>
    public Action Extracted { get; set; } = () => { };

    /// <summary>How an extract ends; null for in order.</summary>
    public RpcException? ReconcileError { get; set; }

    public override async Task ReconcileStaffing(
        IAsyncStreamReader<ReconcileStaffingRequest> requestStream,
        IServerStreamWriter<ReconcileStaffingResponse> responseStream,
        ServerCallContext context)
    {
        var header = new ExtractHeader();
        var rows = new List<ExtractRow>();

        await foreach (var message in requestStream.ReadAllAsync())
        {
            header = message.Header ?? header;
            rows.AddRange(message.Rows);
        }

        Extracts.Add((header, rows));
        Extracted();

        if (ReconcileError is { StatusCode: StatusCode.Unavailable } away)
        {
            throw away;
        }

        foreach (var response in Reconcile(header, rows))
        {
            await responseStream.WriteAsync(response);
        }

        if (ReconcileError is { } error)
        {
            throw error;
        }
    }

    public static Func<ServerCallContext, Task> Failing(StatusCode code) => _ => throw new RpcException(new Status(code, "No."));
}
