namespace Workforce.Answers;

/// <summary>There is nothing of that id or name, or more than one of that name. The message says so and names what comes near.</summary>
public sealed class UnknownNameException(string message) : Exception(message)
{
    private const int MaxNear = 5;

    /// <summary>Nothing is called so.</summary>
    /// <param name="sentence">Says so, without its full stop.</param>
    /// <param name="wanted">What was typed.</param>
    /// <param name="known">What there is: each by its id and its name, which is empty for what has none.</param>
    public static UnknownNameException Of(string sentence, string wanted, IEnumerable<(string Id, string Name)> known)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(known);
        var near = known
            .Select(each => (each.Id, each.Name, distance: Math.Min(NameDistance.ToBeginning(each.Name, wanted), NameDistance.Between(each.Id, wanted))))
            .Where(each => each.distance <= wanted.Trim().Length / 3)
            .OrderBy(each => each.distance)
            .ThenBy(each => each.Name, StringComparer.CurrentCulture)
            .ThenBy(each => each.Id, StringComparer.Ordinal)
            .Take(MaxNear)
            .Select(each => each.Name.Length == 0 ? $"  {each.Id}" : $"  {each.Name} ({each.Id})")
            .ToList();

        return new(near.Count == 0 ? $"{sentence}." : string.Join(Environment.NewLine, near.Prepend($"{sentence}. Near to it:")));
    }
}
