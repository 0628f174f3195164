using System.Globalization;
using System.Text;

namespace Workforce.RecruitmentReport.Markup;

/// <summary>Writes HTML and the SVG within it. The one place where text becomes markup: whatever a name holds, it stays text.</summary>
internal sealed class MarkupWriter
{
    private static readonly HashSet<string> WithoutEnd = ["meta", "br", "hr", "col"];

    private readonly StringBuilder _markup = new();
    private readonly Stack<string> _open = new();

    /// <summary>Writes an element with whatever is written meanwhile in it.</summary>
    public void Element(string name, Action content, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        content();
        End();
    }

    /// <summary>Writes an element that holds text, or nothing.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        Text(text);
        End();
    }

    /// <summary>Writes an element that holds nothing.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Element(name, "", attributes);

    public void Text(string text)
    {
        foreach (var letter in text.EnumerateRunes())
        {
            _markup.Append(letter.Value switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => " ",

                // What no document may hold, and what turns the direction of all that follows.
                < 0x20 or (>= 0x7f and < 0xa0) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfffe or 0xffff => "\ufffd",
                _ => letter.ToString(),
            });
        }
    }

    /// <summary>Writes our own style sheet, which is no text of anybody's.</summary>
    public void Style(string css)
    {
        Begin("style");
        _markup.Append('\n').Append(css);
        End();
    }

    public void NewLine() => _markup.Append('\n');

    public override string ToString() => $"<!DOCTYPE html>\n{_markup}\n";

    /// <summary>A number of a drawing, to two places.</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void Begin(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _markup.Append('<').Append(name);

        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                _markup.Append(' ').Append(attribute).Append("=\"");
                Text(value);
                _markup.Append('"');
            }
        }

        _markup.Append('>');
        _open.Push(name);
    }

    private void End()
    {
        var name = _open.Pop();

        if (!WithoutEnd.Contains(name))
        {
            _markup.Append("</").Append(name).Append('>');
        }
    }
}
