using System.Text;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>Draws lines over months: each with its own dash and marker, its name above and its last number at its end.</summary>
internal static class LineDrawing
{
    private const decimal PlotHeight = 220m;
    private const decimal KeyLine = 20m;
    private const decimal EndRoom = 62m;

    public static void Draw(Drawing drawing, LineChart chart)
    {
        var names = chart.Lines.Select(line => line.Name).Concat(chart.Target is null ? [] : [chart.Target.Name]).ToList();
        var keyRows = KeyRows(drawing.Width, [.. names, .. chart.Bands.Select(band => band.Name)]);
        var top = (keyRows.Count * KeyLine) + 14m;
        var bottom = top + PlotHeight;

        drawing.Draw(chart, bottom + 26m, () =>
        {
            var vertical = Scale.Over(Numbers(chart), bottom, top);
            var left = Drawing.WidthOf($"{vertical.Shown(vertical.Last)}{chart.Unit}") + 12m;
            var right = drawing.Width - EndRoom;
            decimal Across(int month) => chart.Months.Count == 1 ? left : left + ((right - left) * month / (chart.Months.Count - 1));

            Key(drawing, chart, keyRows);
            Axes(drawing, chart, vertical, left, right, bottom, Across);
            Bands(drawing, chart, vertical, Across);
            Target(drawing, chart, vertical, Across);
            Lines(drawing, chart, vertical, Across, right);
        });
    }

    private static IEnumerable<decimal> Numbers(LineChart chart) => chart.Lines
        .Append(chart.Target)
        .OfType<Line>()
        .SelectMany(line => line.Cells)
        .Select(cell => cell?.Number)
        .Concat(chart.Bands.SelectMany(band => band.Low.Concat(band.High)))
        .OfType<decimal>();

    /// <summary>The names in as many rows as they need.</summary>
    private static List<List<string>> KeyRows(int width, IEnumerable<string> names)
    {
        var rows = new List<List<string>> { new() };
        var used = 0m;

        foreach (var name in names)
        {
            var needed = Drawing.WidthOf(name) + 52m;

            if (used > 0m && used + needed > width)
            {
                rows.Add([]);
                used = 0m;
            }

            rows[^1].Add(name);
            used += needed;
        }

        return rows;
    }

    private static void Key(Drawing drawing, LineChart chart, List<List<string>> rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var (x, y) = (0m, (row * KeyLine) + 12m);

            foreach (var name in rows[row])
            {
                Sample(drawing, chart, name, x, y - 4m);
                drawing.Text(x + 36m, y, name);
                x += Drawing.WidthOf(name) + 52m;
            }
        }
    }

    private static void Sample(Drawing drawing, LineChart chart, string name, decimal x, decimal y)
    {
        var series = chart.Lines.ToList().FindIndex(line => line.Name == name);
        var band = chart.Bands.ToList().FindIndex(each => each.Name == name);

        if (series >= 0)
        {
            drawing.Line(x, y, x + 30m, y, Ink.Hue(series), 2.5m, Ink.Dash(series));
            drawing.Marker(series, x + 15m, y);
        }
        else if (band >= 0)
        {
            drawing.Rectangle(x, y - 6m, 30m, 12m, BandFill(band), Ink.Hue(0));
        }
        else
        {
            drawing.Line(x, y, x + 30m, y, Ink.Text, 1.5m, "4 3");
        }
    }

    private static void Axes(
        Drawing drawing, LineChart chart, Scale vertical, decimal left, decimal right, decimal bottom, Func<int, decimal> across)
    {
        foreach (var tick in vertical.Ticks)
        {
            var y = vertical.At(tick);
            drawing.Line(left, y, right, y, tick == 0m ? Ink.Quiet : Ink.Rule);
            drawing.Text(left - 8m, y + 4.5m, $"{vertical.Shown(tick)}{chart.Unit}", "end", Ink.Quiet);
        }

        var room = (right - left) / Math.Max(1, chart.Months.Count - 1);
        var every = Math.Max(1, (int)decimal.Ceiling(56m / Math.Max(1m, room)));

        // Counted from the last month, which is the one that the report is about.
        for (var month = chart.Months.Count - 1; month >= 0; month -= every)
        {
            drawing.Line(across(month), bottom, across(month), bottom + 5m, Ink.Quiet);
            drawing.Text(across(month), bottom + 20m, Words.ShortMonth(chart.Months[month]), "middle", Ink.Quiet);
        }
    }

    private static void Bands(Drawing drawing, LineChart chart, Scale vertical, Func<int, decimal> across)
    {
        for (var i = 0; i < chart.Bands.Count; i++)
        {
            var band = chart.Bands[i];
            var months = Enumerable.Range(0, chart.Months.Count).Where(month => band.Low[month] is not null && band.High[month] is not null).ToList();

            if (months.Count > 1)
            {
                var upper = months.Select(month => Drawing.Point(across(month), vertical.At(band.High[month]!.Value)));
                var lower = Enumerable.Reverse(months).Select(month => Drawing.Point(across(month), vertical.At(band.Low[month]!.Value)));
                drawing.Area($"M{string.Join(" L", upper.Concat(lower))} Z", BandFill(i), Ink.Hue(0));
            }
        }
    }

    private static string BandFill(int band) => band == 0 ? "#e6edf6" : "#c3d5ea";

    private static void Target(Drawing drawing, LineChart chart, Scale vertical, Func<int, decimal> across)
    {
        if (chart.Target is null)
        {
            return;
        }

        var path = PathOf(chart.Target, month => across(month), vertical);

        // A target that is measured in one month alone is a short line there.
        if (chart.Target.Cells.Count(cell => cell is not null) == 1)
        {
            var month = chart.Target.Cells.ToList().FindIndex(cell => cell is not null);
            var y = vertical.At(chart.Target.Cells[month]!.Number!.Value);
            path = $"M{Drawing.Point(across(month) - 12m, y)} L{Drawing.Point(across(month) + 12m, y)}";
        }

        drawing.Path(path, Ink.Text, 1.5m, "4 3");
    }

    private static void Lines(Drawing drawing, LineChart chart, Scale vertical, Func<int, decimal> across, decimal right)
    {
        var taken = new List<decimal>();

        for (var series = 0; series < chart.Lines.Count; series++)
        {
            var line = chart.Lines[series];
            drawing.Path(PathOf(line, across, vertical), Ink.Hue(series), 2.5m, Ink.Dash(series));

            for (var month = 0; month < line.Cells.Count; month++)
            {
                if (line.Cells[month]?.Number is { } number && (chart.Months.Count <= 24 || month == line.Cells.Count - 1))
                {
                    drawing.Marker(series, across(month), vertical.At(number));
                }
            }

            if (line.Cells[^1] is { Number: { } last } cell)
            {
                drawing.Text(right + 9m, Free(taken, vertical.At(last) + 4.5m), cell.Shown, ink: Ink.Hue(series), bold: true);
            }
        }
    }

    /// <summary>The place nearest to where a label belongs that lies on no other label.</summary>
    private static decimal Free(List<decimal> taken, decimal y)
    {
        var free = Enumerable.Range(0, 20)
            .Select(step => y + ((step % 2 == 0 ? -1 : 1) * ((step + 1) / 2) * 4m))
            .First(place => taken.TrueForAll(other => Math.Abs(other - place) >= Drawing.LetterHeight));
        taken.Add(free);
        return free;
    }

    private static string PathOf(Line line, Func<int, decimal> across, Scale vertical)
    {
        var path = new StringBuilder();
        var isBroken = true;

        for (var month = 0; month < line.Cells.Count; month++)
        {
            if (line.Cells[month]?.Number is { } number)
            {
                path.Append(isBroken ? 'M' : 'L').Append(Drawing.Point(across(month), vertical.At(number))).Append(' ');
                isBroken = false;
            }
            else
            {
                isBroken = true;
            }
        }

        return path.ToString().TrimEnd();
    }
}
