using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Caseloads.Watching;

/// <summary>What became of a breach, in a line.</summary>
internal static class BreachLine
{
    public static string Of(BreachEvent each, Google.Type.Date? day)
    {
        var breach = each.Breach;
        var who = $"{Words.Of(day)}  {Words.Who(breach.WorkerId, breach.Name)}";

        if (each.Kind is BreachEvent.Types.Kind.Closed)
        {
            return breach.LastDate is null
                ? $"{who} is not over the limit, and by what is known now was not"
                : $"{who} is within the limit again; was over from {Words.Of(breach.FirstDate)} to {Words.Of(breach.LastDate)}, "
                    + $"with {Words.Of(breach.Load, 1)} of {Words.Limit(breach.Limit)} at last";
        }

        var what = each.Kind switch
        {
            BreachEvent.Types.Kind.Opened => "is over",
            BreachEvent.Types.Kind.Changed => "is still over",
            BreachEvent.Types.Kind.LeftScope => "is over, and no longer in this unit",
            _ => "has changed",
        };

        return $"{who} {what}: {Words.Of(breach.Load, 1)} of {Words.Limit(breach.Limit)}, since {Words.Of(breach.FirstDate)}";
    }
}
