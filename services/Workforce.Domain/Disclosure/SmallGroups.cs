using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Disclosure;

/// <summary>Which figures of a council on a day would tell of fewer people than may be told of, by themselves or by a difference.</summary>
/// <remarks>
/// <para>
/// A table of heads in post, agency included: a row for each unit with all below it, a column for each role of the census and one for all of
/// them. Suppressed first are cells of 1 to n - 1 heads. Then, over and over until nothing changes, what would give one of them away by a
/// difference: the roles of a row add up to its last column, and the rows of the units below a unit, with what lies in itself, to its own. Of
/// each such sum either nothing is suppressed, or at least two parts that come to n heads together, or the sum itself. What is
/// suppressed beyond the first is the smallest that will do, then the first by id, so that the same question always meets the same answer.
/// </para>
/// <para>
/// Each sum is protected by itself; who solves several together may in a rare case learn more. Who compares two days learns of who came and
/// went between them. People whose role is not registered are in no sum of roles: a question that includes them is suppressed with them.
/// </para>
/// </remarks>
public sealed class SmallGroups
{
    private const int All = 0;
    private const int Columns = 8;

    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly int _least;

    private SmallGroups(int least) => _least = least;

    /// <param name="snapshot">What is known.</param>
    /// <param name="rootId">The root of the organisation on the day.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="least">The least number of people of whom a figure may tell: at least 2.</param>
    public static SmallGroups Of(StaffingSnapshot snapshot, string rootId, DateOnly day, int least)
    {
        var groups = new SmallGroups(least);
        groups.Count(snapshot, rootId, day);
        groups.Suppress();

        return groups;
    }

    /// <summary>Whether a figure of a unit with all below it and of some roles must not be told.</summary>
    public bool Has(string unitId, RoleSet roles)
    {
        if (!_rows.TryGetValue(unitId, out var row))
        {
            return false;
        }

        if (roles.Contains(Role.NotRegistered) && row.Suppressed[(int)Role.NotRegistered])
        {
            return true;
        }

        var asked = Census(role => roles.Contains(role));
        var suppressed = Census(role => row.Suppressed[(int)role]);

        return asked.Count == RoleSet.Census.Roles().Count()
            ? row.Suppressed[All]
            // What is suppressed stands or falls together: a part of it would be told apart by the rest.
            : asked.Overlaps(suppressed) && (row.Suppressed[All] || !asked.IsSupersetOf(suppressed));
    }

    private static HashSet<Role> Census(Func<Role, bool> isIn) => [.. RoleSet.Census.Roles().Where(isIn)];

    private void Count(StaffingSnapshot snapshot, string rootId, DateOnly day)
    {
        foreach (var unitId in snapshot.Tree.Subtree(rootId, day.DayNumber))
        {
            var path = snapshot.Tree.PathOn(unitId, day.DayNumber);
            var row = new Row(unitId, path.Count > 1 ? _rows.GetValueOrDefault(path[1]) : null);
            _rows[unitId] = row;
            row.Above?.Below.Add(row);
        }

        foreach (var each in WorkerInPost.List(snapshot, new(rootId, RoleSet.All), day))
        {
            var own = _rows[each.UnitId];
            own.InItself.Add(each);

            for (var row = own; row is not null; row = row.Above)
            {
                row.WithAllBelow.Add(each);
            }
        }

        foreach (var row in _rows.Values)
        {
            row.Close();
        }
    }

    private void Suppress()
    {
        foreach (var row in _rows.Values)
        {
            for (var column = 0; column < Columns; column++)
            {
                row.Suppressed[column] = IsSmall(row.Heads[column]);
            }
        }

        bool changed;

        do
        {
            changed = false;

            foreach (var row in _rows.Values)
            {
                changed |= ProtectRoles(row);

                for (var column = 0; column < Columns; column++)
                {
                    changed |= ProtectUnits(row, column);
                }
            }
        }
        while (changed);
    }

    /// <summary>The roles of a row add up to all of them.</summary>
    private bool ProtectRoles(Row row)
    {
        var roles = RoleSet.Census.Roles().Select(role => new Cell(row, (int)role)).ToList();
        return Protect(new(row, All), roles, hidden: 0);
    }

    /// <summary>The units below a unit add up to it, but for what lies in itself, which is no row of its own and so never told.</summary>
    private bool ProtectUnits(Row row, int column) =>
        row.Below.Count > 0 && Protect(new(row, column), [.. row.Below.Select(below => new Cell(below, column))], row.Own[column]);

    /// <summary>Suppresses one cell more if what is suppressed of a sum could be told from the rest of it.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="hidden">The heads of a further part that is never told.</param>
    /// <returns>Whether it did.</returns>
    private bool Protect(Cell sum, List<Cell> parts, int hidden)
    {
        var suppressed = parts.Where(part => part.IsSuppressed).ToList();
        var unknown = suppressed.Count + (hidden > 0 ? 1 : 0);

        var isSafe = sum.IsSuppressed
            // The sum could be told from its parts.
            ? unknown > 0
            // The parts could be told from the sum.
            : unknown == 0 || (unknown == 1 && suppressed.Count == 0 && !IsSmall(hidden)) || (unknown > 1 && suppressed.Sum(part => part.Heads) + hidden >= _least);

        if (isSafe)
        {
            return false;
        }

        var next = parts
            .Where(part => !part.IsSuppressed && part.Heads > 0)
            .OrderBy(part => part.Heads)
            .ThenBy(part => part.Row.UnitId, StringComparer.Ordinal)
            .ThenBy(part => part.Column)
            .Cast<Cell?>()
            .FirstOrDefault();

        if (next is null && sum.IsSuppressed)
        {
            return false;
        }

        var cell = next ?? sum;
        cell.Row.Suppressed[cell.Column] = true;
        return true;
    }

    private bool IsSmall(int heads) => heads > 0 && heads < _least;

    private readonly record struct Cell(Row Row, int Column)
    {
        public int Heads => Row.Heads[Column];

        public bool IsSuppressed => Row.Suppressed[Column];
    }

    private sealed class Row(string unitId, Row? above)
    {
        public string UnitId => unitId;

        public Row? Above => above;

        public List<Row> Below { get; } = [];

        public People InItself { get; } = new();

        public People WithAllBelow { get; } = new();

        public int[] Own { get; private set; } = [];

        public int[] Heads { get; private set; } = [];

        public bool[] Suppressed { get; } = new bool[Columns];

        /// <summary>Keeps how many they are, and not who.</summary>
        public void Close()
        {
            Own = InItself.Close();
            Heads = WithAllBelow.Close();
        }
    }

    /// <summary>Who somewhere is in which column: each once, however many engagements they have there.</summary>
    private sealed class People
    {
        private readonly HashSet<string>[] _columns = [.. Enumerable.Range(0, Columns).Select(_ => new HashSet<string>(StringComparer.Ordinal))];

        public void Add(WorkerInPost each)
        {
            _columns[(int)each.Role].Add(each.Worker.WorkerId);

            if (RoleSet.Census.Contains(each.Role))
            {
                _columns[All].Add(each.Worker.WorkerId);
            }
        }

        /// <summary>How many they are; forgets who.</summary>
        public int[] Close()
        {
            int[] heads = [.. _columns.Select(column => column.Count)];
            Array.ForEach(_columns, column => column.Clear());

            return heads;
        }
    }
}
