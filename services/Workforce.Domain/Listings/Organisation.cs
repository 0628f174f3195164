using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>The organisation at the close of a day.</summary>
public static class Organisation
{
    /// <summary>A unit and those below it that exist on the day, each after the unit that it is part of; null for all councils.</summary>
    public static IEnumerable<OrganisationUnit> List(StaffingSnapshot snapshot, string? unitId, DateOnly day)
    {
        var roots = unitId is null ? snapshot.Tree.Roots(day.DayNumber) : [unitId];

        return roots
            .SelectMany(root => snapshot.Tree.Subtree(root, day.DayNumber))
            .Select(each => snapshot.Tree.On(each, day.DayNumber))
            .OfType<OrganisationUnit>();
    }

    /// <summary>The ids of a unit and all below it on the day, whether or not they exist on it.</summary>
    public static IEnumerable<string> Within(StaffingSnapshot snapshot, string unitId, DateOnly day) =>
        snapshot.Tree.Subtree(unitId, day.DayNumber);

    /// <summary>The ids of a unit and all that lay below it on any day.</summary>
    public static IEnumerable<string> EverWithin(StaffingSnapshot snapshot, string unitId) => snapshot.Tree.EverWithin(unitId);

    /// <summary>A unit's id after those of the units above it, from the root, on the day.</summary>
    public static IEnumerable<string> Path(StaffingSnapshot snapshot, string unitId, DateOnly day) =>
        snapshot.Tree.PathOn(unitId, day.DayNumber).Reverse();

    /// <summary>Whether a unit is another, or lies below it, on each of some days, both ends included; false if it is not known.</summary>
    public static bool IsWithin(StaffingSnapshot snapshot, string unitId, string within, DateOnly first, DateOnly last)
    {
        var paths = snapshot.Tree.Paths(unitId);

        if (paths.IsEmpty)
        {
            return false;
        }

        for (var i = UnitPath.IndexOn(paths, first.DayNumber); i < paths.Length && paths[i].Days.From <= last.DayNumber; i++)
        {
            if (Array.IndexOf(paths[i].Units, within) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a unit is known and is part of no other on the day.</summary>
    public static bool IsRoot(StaffingSnapshot snapshot, string unitId, DateOnly day) => snapshot.Tree.PathOn(unitId, day.DayNumber).Count == 1;

    /// <summary>The units directly below a unit on the day, by id, and whether each exists on it.</summary>
    /// <remarks>One that does not may still hold what counts in the unit above: it is as it was last, or else will first be.</remarks>
    public static IEnumerable<(OrganisationUnit State, bool Exists)> Below(StaffingSnapshot snapshot, string unitId, DateOnly day) =>
        from each in snapshot.Tree.Below(unitId, day.DayNumber)
        select (snapshot.Tree.NearestTo(each, day.DayNumber), snapshot.Tree.On(each, day.DayNumber) is not null);
}
