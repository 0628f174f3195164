using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>Draws bars whose parts add up: the name above, each part with a pattern of its own and its number in it if it fits.</summary>
internal static class StackedBarDrawing
{
    private const decimal BarHeight = 22m;
    private const decimal NameHeight = 19m;
    private const decimal Gap = 12m;

    public static void Draw(Drawing drawing, StackedBarChart chart)
    {
        var key = Key.Height(drawing.Width, chart.PartNames);
        const decimal group = NameHeight + BarHeight + Gap;

        drawing.Draw(chart, key + (group * chart.Groups.Count), () =>
        {
            Patterns.Define(drawing, chart.PartNames.Count);
            Key.Draw(drawing, chart.PartNames);
            var across = Scale.Over(chart.Groups.Select(each => each.Bars.Sum(cell => cell.Number ?? 0m)), 0m, drawing.Width - 1m);

            for (var i = 0; i < chart.Groups.Count; i++)
            {
                Group(drawing, chart.Groups[i], key + (i * group), across);
            }
        });
    }

    private static void Group(Drawing drawing, BarGroup group, decimal top, Scale across)
    {
        drawing.Text(0m, top + 13m, Drawing.Fitting(group.Name, drawing.Width));
        var (sum, y) = (0m, top + NameHeight);

        for (var part = 0; part < group.Bars.Count; part++)
        {
            if (group.Bars[part] is not { Number: > 0m and var number } cell)
            {
                continue;
            }

            var (from, to) = (across.At(sum), across.At(sum + number));
            drawing.Rectangle(from, y, to - from, BarHeight, Patterns.Fill(drawing, part), Ink.Hue(part));
            Number(drawing, part, cell.Shown, from, to, y);
            sum += number;
        }

        drawing.Line(across.At(0m), y - 2m, across.At(0m), y + BarHeight + 2m, Ink.Quiet);
    }

    /// <summary>On a plate of its own, since no letter can be read on a pattern.</summary>
    private static void Number(Drawing drawing, int part, string shown, decimal from, decimal to, decimal y)
    {
        var wide = Drawing.WidthOf(shown) + 6m;

        if (to - from >= wide + 4m)
        {
            var middle = (from + to) / 2m;
            drawing.Rectangle(middle - (wide / 2m), y + 3m, wide, BarHeight - 6m, "#ffffff", "none");
            drawing.Text(middle, y + 15.5m, shown, "middle", Ink.Hue(part), bold: true);
        }
    }
}
