using System.Globalization;
using Workforce.RecruitmentReport.Markup;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>What all charts are drawn with. Every drawing has its title and description as its text alternative.</summary>
internal sealed class Drawing(MarkupWriter markup, string id, int width)
{
    public const decimal LetterHeight = 13m;

    /// <summary>About how wide a letter of the chart's size is: fonts differ, so labels are given room to spare.</summary>
    private const decimal LetterWidth = 7m;

    public MarkupWriter Markup => markup;

    public int Width => width;

    /// <summary>A name within the page for something of this drawing.</summary>
    public string Name(string what) => $"{id}-{what}";

    public void Draw(Chart chart, decimal height, Action content) => markup.Element(
        "svg",
        () =>
        {
            markup.Element("title", chart.Title, ("id", Name("title")));
            markup.Element("desc", chart.Description, ("id", Name("desc")));
            content();
        },
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("role", "img"),
        ("aria-labelledby", $"{Name("title")} {Name("desc")}"),
        ("viewBox", $"0 0 {width.ToString(CultureInfo.InvariantCulture)} {MarkupWriter.Number(height)}"),
        ("width", width.ToString(CultureInfo.InvariantCulture)),
        ("height", MarkupWriter.Number(height)),
        ("font-size", "13"),
        ("font-family", "inherit"));

    public void Text(decimal x, decimal y, string text, string anchor = "start", string ink = Ink.Text, bool bold = false) => markup.Element(
        "text",
        text,
        ("x", MarkupWriter.Number(x)),
        ("y", MarkupWriter.Number(y)),
        ("text-anchor", anchor is "start" ? null : anchor),
        ("fill", ink),
        ("font-weight", bold ? "600" : null));

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, string ink, decimal thickness = 1m, string? dash = null) => markup.Empty(
        "line",
        ("x1", MarkupWriter.Number(x1)),
        ("y1", MarkupWriter.Number(y1)),
        ("x2", MarkupWriter.Number(x2)),
        ("y2", MarkupWriter.Number(y2)),
        ("stroke", ink),
        ("stroke-width", MarkupWriter.Number(thickness)),
        ("stroke-dasharray", dash));

    public void Path(string path, string ink, decimal thickness, string? dash = null) => markup.Empty(
        "path",
        ("d", path),
        ("fill", "none"),
        ("stroke", ink),
        ("stroke-width", MarkupWriter.Number(thickness)),
        ("stroke-linejoin", "round"),
        ("stroke-dasharray", dash));

    public void Area(string path, string fill, string ink) =>
        markup.Empty("path", ("d", path), ("fill", fill), ("stroke", ink), ("stroke-width", "0.75"));

    public void Rectangle(decimal x, decimal y, decimal across, decimal down, string fill, string ink) => markup.Empty(
        "rect",
        ("x", MarkupWriter.Number(x)),
        ("y", MarkupWriter.Number(y)),
        ("width", MarkupWriter.Number(across)),
        ("height", MarkupWriter.Number(down)),
        ("fill", fill),
        ("stroke", ink),
        ("stroke-width", "1"));

    /// <summary>A point of a series, of a shape of its own.</summary>
    public void Marker(int series, decimal x, decimal y)
    {
        var ink = Ink.Hue(series);

        switch (series % 3)
        {
            case 0:
                markup.Empty("circle", ("cx", MarkupWriter.Number(x)), ("cy", MarkupWriter.Number(y)), ("r", "3.5"), ("fill", ink));
                break;
            case 1:
                Rectangle(x - 3m, y - 3m, 6m, 6m, "#ffffff", ink);
                break;
            default:
                markup.Empty("polygon", ("points", $"{Point(x, y - 4m)} {Point(x + 4m, y + 3m)} {Point(x - 4m, y + 3m)}"), ("fill", ink));
                break;
        }
    }

    public static string Point(decimal x, decimal y) => $"{MarkupWriter.Number(x)},{MarkupWriter.Number(y)}";

    public static decimal WidthOf(string text) => text.Length * LetterWidth;

    /// <summary>As much of a text as there is room for; the table beside the chart has all of it.</summary>
    public static string Fitting(string text, decimal room)
    {
        var letters = (int)(room / LetterWidth);
        return text.Length <= letters ? text : $"{text[..Math.Max(1, letters - 1)].TrimEnd()}\u2026";
    }
}
