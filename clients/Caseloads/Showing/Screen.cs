using System.Globalization;
using CsvHelper;
using Google.Protobuf;
using Spectre.Console;
using Workforce.Caseloads.Asking;

namespace Workforce.Caseloads.Showing;

/// <summary>In which form an answer is printed.</summary>
internal enum Form
{
    Table,
    Json,
    Csv,
}

/// <summary>Where answers are printed: a terminal with colours, or plain text that is never cut or wrapped.</summary>
internal sealed class Screen
{
    /// <summary>Wider than any table: what goes to a file or another program is not to be broken into lines.</summary>
    private const int PlainWidth = 1_000_000;

    private Screen(TextWriter output, IAnsiConsole console, bool isTerminal)
    {
        Output = output;
        Console = console;
        IsTerminal = isTerminal;
    }

    public TextWriter Output { get; }

    public IAnsiConsole Console { get; }

    /// <summary>Whether somebody is looking, so that a table can be drawn anew in its place.</summary>
    public bool IsTerminal { get; }

    /// <summary>The program's own terminal, or plain text if its output goes elsewhere.</summary>
    public static Screen OfTerminal() => System.Console.IsOutputRedirected
        ? Plain(System.Console.Out)
        : new(System.Console.Out, AnsiConsole.Console, isTerminal: true);

    public static Screen Plain(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PlainWidth;
        console.Profile.Capabilities.Unicode = false;
        return new(output, console, isTerminal: false);
    }

    public void Show(Answer answer, Form form)
    {
        switch (form)
        {
            case Form.Json:
                answer.Messages.ToList().ForEach(Show);
                break;

            case Form.Csv:
                ShowCsv(answer.CsvSheet);
                break;

            default:
                ShowTables(answer);
                break;
        }
    }

    /// <summary>A message of the contract on a line of its own.</summary>
    public void Show(IMessage message) => Output.WriteLine(JsonFormatter.Default.Format(message));

    public void ShowCsv(Sheet sheet)
    {
        ShowCsv(sheet.Columns);

        foreach (var row in sheet.Rows)
        {
            ShowCsv(row.Cells);
        }
    }

    /// <summary>One line of CSV.</summary>
    public void ShowCsv(IEnumerable<string> cells)
    {
        using var csv = CsvWriter.Create(Output, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteRecord([.. cells.Select(Harmless)]);
    }

    /// <summary>What begins like a formula must not become one in a spreadsheet, and a number is to stay one.</summary>
    private static string Harmless(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"'{cell}"
            : cell;

    private void ShowTables(Answer answer)
    {
        foreach (var sheet in answer.Sheets)
        {
            Console.WriteLine(sheet.Title);

            if (sheet.Rows.Count > 0)
            {
                Console.Write(SheetTable.Of(sheet, IsTerminal));
            }

            Console.WriteLine();
        }

        foreach (var note in answer.Notes)
        {
            Console.WriteLine(note);
        }
    }
}
