using Workforce.RecruitmentReport.Markup;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>What bars are filled with, so that they are told apart in black and white: plain, stripes, dots, and crossed lines.</summary>
internal static class Patterns
{
    public static void Define(Drawing drawing, int count)
    {
        if (count < 2)
        {
            return;
        }

        drawing.Markup.Element("defs", () =>
        {
            for (var i = 1; i < count; i++)
            {
                Draw(drawing, i);
            }
        });
    }

    public static string Fill(Drawing drawing, int series) => series == 0 ? Ink.Hue(0) : $"url(#{Id(drawing, series)})";

    private static string Id(Drawing drawing, int series) => drawing.Name($"pattern-{MarkupWriter.Number(series)}");

    private static void Draw(Drawing drawing, int series) => drawing.Markup.Element(
        "pattern",
        () =>
        {
            drawing.Rectangle(0m, 0m, 8m, 8m, "#ffffff", "none");

            switch (series % 3)
            {
                case 1:
                    drawing.Path("M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6", Ink.Hue(series), 2.5m);
                    break;
                case 2:
                    drawing.Markup.Empty("circle", ("cx", "4"), ("cy", "4"), ("r", "1.8"), ("fill", Ink.Hue(series)));
                    break;
                default:
                    drawing.Path("M0,0 L8,8 M0,8 L8,0", Ink.Hue(series), 1.25m);
                    break;
            }
        },
        ("id", Id(drawing, series)),
        ("width", "8"),
        ("height", "8"),
        ("patternUnits", "userSpaceOnUse"));
}
