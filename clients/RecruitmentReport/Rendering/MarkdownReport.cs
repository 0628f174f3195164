using System.Globalization;
using System.Text;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Rendering;

/// <summary>The report as Markdown, to be pasted into a committee paper. Charts are left out: the table beside each says the same.</summary>
internal static class MarkdownReport
{
    public static string Of(Report report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(report.Title)}: {Plain(report.Subject)}\n\n");

        foreach (var fact in report.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{Plain(fact.Name)}**: {Plain(fact.Meaning)}\n");
        }

        foreach (var section in report.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Plain(section.Title)}\n");

            foreach (var block in section.Blocks)
            {
                Write(text, block);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Headlines headlines:
                headlines.Items.ToList().ForEach(headline => Write(text, headline));
                break;
            case Table table:
                Write(text, table);
                break;
            case Paragraph paragraph:
                text.Append(CultureInfo.InvariantCulture, $"\n{Plain(paragraph.Text)}\n");
                break;
            case Notice notice:
                text.Append(CultureInfo.InvariantCulture, $"\n> {Plain(notice.Text)}\n");
                break;
            case Command command:
                text.Append(CultureInfo.InvariantCulture, $"\n    {command.Text}\n");
                break;
            case Terms terms:
                text.Append('\n').AppendJoin('\n', terms.Items.Select(term => $"- **{Plain(term.Name)}**: {Plain(term.Meaning)}")).Append('\n');
                break;
            case Figure:
                break;
            default:
                throw new ArgumentException($"There is no Markdown of a {block.GetType().Name}.", nameof(block));
        }
    }

    private static void Write(StringBuilder text, Headline headline)
    {
        string[] lines = [.. headline.Standings.Select(standing => standing.Sentence), .. headline.Beside.Select(Sentence), headline.Definition];
        text.Append(CultureInfo.InvariantCulture, $"\n**{Plain(headline.Name)}: {Plain(headline.Value.Shown)}.** {string.Join(' ', lines.Select(Plain))}\n");
    }

    private static string Sentence(string line) => line.EndsWith('.') ? line : $"{line}.";

    private static void Write(StringBuilder text, Table table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n**{Plain(table.Caption)}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(column => Plain(column.Title)))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Range(0, table.Columns.Count).Select(i => IsNumeric(table, i) ? "---:|" : "---|"))}\n");

        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Select(cell => row.IsTotal ? $"**{Plain(cell.Shown)}**" : Plain(cell.Shown));
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        }

        foreach (var remark in table.Remarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Plain(remark)}\n");
        }
    }

    private static bool IsNumeric(Table table, int place) => place > 0 && table.Rows.Any(row => row.Cells[place].Number is not null);

    /// <summary>Text that Markdown takes for text: whatever a name holds makes no table, link, heading or HTML.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);

        foreach (var letter in text)
        {
            switch (letter)
            {
                case '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '#' or '~':
                    plain.Append('\\').Append(letter);
                    break;
                case '&':
                    plain.Append("&amp;");
                    break;
                default:
                    plain.Append(char.IsControl(letter) ? ' ' : letter);
                    break;
            }
        }

        return plain.ToString();
    }
}
