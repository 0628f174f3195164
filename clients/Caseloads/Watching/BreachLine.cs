using Workforce.Caseloads.Showing;
using Workforce.V1;

namespace Workforce.Caseloads.Watching;

/// <summary>What became of a breach, in a line.</summary>
internal static class BreachLine
{
    public static string Of(BreachEvent each, Google.Type.Date? day)
    {
        var breach = each.Breach;
        var what = each.Kind switch
        {
            BreachEvent.Types.Kind.Opened => "is over",
            BreachEvent.Types.Kind.Changed => "is still over",
            BreachEvent.Types.Kind.Closed => "is within the limit again",
            BreachEvent.Types.Kind.LeftScope => "is over, and no longer in this unit",
            _ => "has changed",
        };

        return $"{Words.Of(day)}  {Words.Who(breach.WorkerId, breach.Name)} {what}: {Words.Of(breach.Load, 1)} of {Words.Limit(breach.Limit)}, "
            + $"since {Words.Of(breach.FirstDate)}";
    }
}
