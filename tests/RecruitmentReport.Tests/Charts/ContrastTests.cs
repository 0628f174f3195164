using System.Globalization;
using System.Text.RegularExpressions;
using Workforce.RecruitmentReport.Charts;
using Workforce.RecruitmentReport.Markup;
using Workforce.RecruitmentReport.Rendering;

namespace Workforce.RecruitmentReport.Tests.Charts;

/// <summary>WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1) and 1.4.11 (graphics, 3 to 1), by its own formula of luminance.</summary>
public partial class ContrastTests
{
    [Fact]
    public void Inks_OnPaper_CanBeRead()
    {
        string[] inks = [Ink.Text, Ink.Quiet, .. Enumerable.Range(0, 4).Select(Ink.Hue)];

        Assert.All(inks, ink => Assert.True(Contrast(ink, "#ffffff") >= 4.5, $"{ink}: {Contrast(ink, "#ffffff")}"));
    }

    [Fact]
    public void StyleSheet_ItsTextColours_CanBeReadOnPaperAndOnTheWash()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        var colours = Variable().Matches(reader.ReadToEnd()).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        foreach (var text in new[] { "ink", "quiet", "accent", "red", "amber", "green" })
        {
            Assert.True(Contrast(colours[text], "#ffffff") >= 4.5, text);
            Assert.True(Contrast(colours[text], colours["wash"]) >= 4.5, text);
        }
    }

    /// <summary>Black on white is 21 to 1 by definition.</summary>
    [Fact]
    public void Contrast_OfBlackAndWhite_Is21() => Assert.Equal(21.0, Contrast("#000000", "#ffffff"), precision: 6);

    [Fact]
    public void Text_OfEveryKind_IsEncodedOnce()
    {
        var markup = new MarkupWriter();
        markup.Element("p", "a < b & c > \"d\" 'e' \u0001\u202e", ("title", "\"&\""));

        Assert.Equal("<!DOCTYPE html>\n<p title=\"&quot;&amp;&quot;\">a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39; \ufffd\ufffd</p>\n", markup.ToString());
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var part = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex("--([a-z]+): (#[0-9a-f]{6})")]
    private static partial Regex Variable();
}
