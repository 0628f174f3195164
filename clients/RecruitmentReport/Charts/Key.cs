namespace Workforce.RecruitmentReport.Charts;

/// <summary>What each pattern of a bar chart stands for.</summary>
internal static class Key
{
    private const decimal Row = 21m;

    public static decimal Height(int width, IReadOnlyList<string> names) => (Places(width, names)[^1].Row + 1) * Row + 8m;

    public static void Draw(Drawing drawing, IReadOnlyList<string> names)
    {
        var places = Places(drawing.Width, names);

        for (var i = 0; i < names.Count; i++)
        {
            var (x, y) = (places[i].X, places[i].Row * Row);
            drawing.Rectangle(x + 0.5m, y + 1.5m, 22m, 13m, Patterns.Fill(drawing, i), Ink.Hue(i));
            drawing.Text(x + 30m, y + 13m, names[i]);
        }
    }

    private static List<(decimal X, int Row)> Places(int width, IReadOnlyList<string> names)
    {
        var places = new List<(decimal, int)>();
        var (x, row) = (0m, 0);

        foreach (var name in names)
        {
            var needed = Drawing.WidthOf(name) + 46m;

            if (x > 0m && x + needed > width)
            {
                (x, row) = (0m, row + 1);
            }

            places.Add((x, row));
            x += needed;
        }

        return places;
    }
}
