using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Policies;

/// <summary>How a figure stands against its target. Numbered as in the contract.</summary>
public enum Rag
{
    /// <summary>Met.</summary>
    Green = 1,

    /// <summary>Not met, by no more than the margin.</summary>
    Amber = 2,

    /// <summary>Not met, by more.</summary>
    Red = 3,
}

/// <summary>A target and how the figure that it names stands against it on a day.</summary>
/// <param name="Target">The target.</param>
/// <param name="Value">What is compared; null if the target is not measured on the day, or the measure not known before it is over.</param>
/// <param name="IsDue">Whether it must be met by then.</param>
public sealed record TargetStatus(Target Target, MeasureValue? Value, bool IsDue)
{
    /// <summary>By how much the value lies beyond the limit, before rounding: 0 if the target is met; null without a value.</summary>
    public decimal? BeyondLimit => Value?.Unrounded is { } value
        ? Math.Max(0m, Target.Direction is TargetDirection.AtMost ? value - Target.Limit : Target.Limit - value)
        : null;

    /// <summary>Null without a value.</summary>
    public Rag? Rag => BeyondLimit switch
    {
        null => null,
        0m => Policies.Rag.Green,
        var beyond when beyond <= Target.AmberMargin => Policies.Rag.Amber,
        _ => Policies.Rag.Red,
    };

    /// <summary>How a target stands on a day.</summary>
    /// <param name="target">The target.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">Finds the flows of a scope.</param>
    /// <param name="day">The day.</param>
    /// <param name="today">The day after which nobody knows yet who will have left.</param>
    public static TargetStatus On(Target target, WorkforceSnapshot snapshot, FlowsOf flows, DateOnly day, DateOnly today)
    {
        var measure = Measure.Of(target.Measure);
        var isMeasured = target.IsMeasuredOn(day) && measure.IsKnowable(day, today);

        return Of(target, isMeasured ? measure.Answer(snapshot, flows, target.Scope, day) : null, day);
    }

    /// <summary>How the targets of a scope for some measures stand, of those that are measured on a day: by id.</summary>
    /// <param name="measures">The measures, each of which can be known on the day.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">Finds the flows of a scope.</param>
    /// <param name="scope">The unit and roles: a target of another unit or other roles is another's.</param>
    /// <param name="day">The day.</param>
    public static IEnumerable<TargetStatus> Of(
        IEnumerable<Measure> measures,
        WorkforceSnapshot snapshot,
        FlowsOf flows,
        Scope scope,
        DateOnly day)
    {
        var statuses =
            from measure in measures.Distinct()
            let targets = snapshot.Policies.TargetsOf(scope).Where(target => target.Measure == measure.Code && target.IsMeasuredOn(day)).ToList()
            where targets.Count > 0
            let value = measure.Answer(snapshot, flows, scope, day)
            from target in targets
            select Of(target, value, day);

        return statuses.OrderBy(status => status.Target.TargetId, StringComparer.Ordinal);
    }

    private static TargetStatus Of(Target target, MeasureValue? value, DateOnly day) => new(target, value, target.MustBeMetByDate <= day);
}
