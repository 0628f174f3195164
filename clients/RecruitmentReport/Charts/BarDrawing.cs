using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>Draws bars from the left: the name above, the number, or the reason for none, at the end.</summary>
internal static class BarDrawing
{
    private const decimal BarHeight = 16m;
    private const decimal NameHeight = 19m;
    private const decimal Gap = 12m;

    public static void Draw(Drawing drawing, BarChart chart)
    {
        var series = chart.SeriesNames.Count;
        var key = series > 1 ? Key.Height(drawing.Width, chart.SeriesNames) : 0m;
        var group = NameHeight + (series * (BarHeight + 2m)) + Gap;

        drawing.Draw(chart, key + (group * chart.Groups.Count), () =>
        {
            Patterns.Define(drawing, series);

            if (series > 1)
            {
                Key.Draw(drawing, chart.SeriesNames);
            }

            var room = 16m + chart.Groups.SelectMany(each => each.Bars).Where(cell => cell.Number is not null)
                .Select(cell => Drawing.WidthOf(cell.Shown)).DefaultIfEmpty(0m).Max();
            var numbers = chart.Groups.SelectMany(each => each.Bars).Select(cell => cell.Number).OfType<decimal>().ToList();
            var left = numbers.Exists(number => number < 0m) ? room : 0m;
            var across = Scale.Over(numbers, left, drawing.Width - room);

            for (var i = 0; i < chart.Groups.Count; i++)
            {
                Group(drawing, chart.Groups[i], key + (i * group), across);
            }
        });
    }

    private static void Group(Drawing drawing, BarGroup group, decimal top, Scale across)
    {
        drawing.Text(0m, top + 13m, Drawing.Fitting(group.Name, drawing.Width));

        for (var series = 0; series < group.Bars.Count; series++)
        {
            var cell = group.Bars[series];
            var y = top + NameHeight + (series * (BarHeight + 2m));
            var zero = across.At(0m);

            if (cell.Number is { } number)
            {
                var end = across.At(number);
                drawing.Rectangle(Math.Min(zero, end), y, Math.Max(1m, Math.Abs(end - zero)), BarHeight, Patterns.Fill(drawing, series), Ink.Hue(series));
                drawing.Text(number < 0m ? end - 7m : end + 7m, y + 12.5m, cell.Shown, number < 0m ? "end" : "start", Ink.Hue(series), bold: true);
            }
            else
            {
                drawing.Text(zero + 4m, y + 12.5m, Drawing.Fitting(cell.Shown, drawing.Width - zero - 4m), ink: Ink.Quiet);
            }
        }

        drawing.Line(across.At(0m), top + NameHeight - 2m, across.At(0m), top + NameHeight + (group.Bars.Count * (BarHeight + 2m)), Ink.Quiet);
    }
}
