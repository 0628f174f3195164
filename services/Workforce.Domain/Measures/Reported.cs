using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>Whether something was ever reported by a day: the difference between a confirmed zero and a gap.</summary>
internal static class Reported
{
    public static bool Establishment(UnitTimelines timelines, RoleSet roles, int day) =>
        timelines.BeginsBy(Quantity.Establishment, roles, day);

    public static bool Anything(UnitTimelines timelines, RoleSet roles, int day) =>
        Establishment(timelines, roles, day)
        || timelines.BeginsBy(Quantity.InPost, roles, day)
        || timelines.BeginsBy(Quantity.AgencyCover, roles, day)
        || timelines.BeginsBy(Quantity.AgencyExtra, roles, day);
}
