using Workforce.RecruitmentReport.Markup;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>Draws a chart of any kind.</summary>
internal static class ChartDrawing
{
    /// <param name="markup">Where to draw.</param>
    /// <param name="chart">What to draw.</param>
    /// <param name="id">The drawing's name within the page: a chart may be drawn more than once.</param>
    /// <param name="width">How wide, in pixels.</param>
    public static void Draw(MarkupWriter markup, Chart chart, string id, int width)
    {
        var drawing = new Drawing(markup, id, width);

        switch (chart)
        {
            case LineChart lines:
                LineDrawing.Draw(drawing, lines);
                break;
            case BarChart bars:
                BarDrawing.Draw(drawing, bars);
                break;
            case StackedBarChart stacked:
                StackedBarDrawing.Draw(drawing, stacked);
                break;
            default:
                throw new ArgumentException($"There is no drawing of a {chart.GetType().Name}.", nameof(chart));
        }
    }
}
