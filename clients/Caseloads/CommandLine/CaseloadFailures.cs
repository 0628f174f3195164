using Workforce.Client;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Caseloads.CommandLine;

/// <summary>What a manager is told when there is no answer.</summary>
internal static class CaseloadFailures
{
    public static FailureWords OfAQuestion { get; } = new()
    {
        Asked = "the question",
        Forbidden = "see this",
        Right = "caseload.read",
        Unanswered = "Nothing is wrong with the question.",
        AsTyped = fault => Typed(fault, fault.Field switch
        {
            "standing_within.first_date" => "--since",
            "standing_within.last_date" or "open_on_date" or "as_of_date" => "--as-of",
            _ => $"{fault.Field}:",
        }),
        NotThere = NotThere,
    };

    public static FailureWords OfAPlan { get; } = new()
    {
        Asked = "the plan",
        Forbidden = "record what is done about this worker's breach",
        Right = "breach_plan.write",
        Unanswered = "Whether the plan was recorded is not known: worker shows it if it was, and recording it twice does no harm.",
        AsTyped = fault => Typed(fault, fault.Field switch
        {
            "worker_id" => "WORKER",
            "plan.plan" => "--text",
            "plan.due_date" => "--due",
            "plan.breach_date" => "--as-of",
            _ => $"{fault.Field}:",
        }),
        NotThere = NotThere,
    };

    private static string Typed(FieldFault fault, string name) => $"{name} {fault.Description}";

    private static string[]? NotThere(WorkforceError fault) => fault.Reason switch
    {
        ErrorReason.WorkerNotFound =>
        [
            $"Neither HR nor any case system knows a worker '{fault.Metadata.GetValueOrDefault("worker_id")}'.",
            "The command team lists the ids of a unit's workers.",
        ],
        ErrorReason.BreachNotFound =>
        [
            $"{fault.Metadata.GetValueOrDefault("worker_id")} is not over the limit on {fault.Metadata.GetValueOrDefault("breach_date")}, so that there is no breach to plan for.",
            "The command breaches lists who of a unit is.",
        ],
        _ => null,
    };
}
