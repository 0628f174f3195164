using CsvHelper;
using Google.Protobuf;
using Spectre.Console;
using Workforce.CommandLine;

namespace Workforce.Answers;

/// <summary>In which form an answer is printed.</summary>
public enum Form
{
    /// <summary>Tables and notes, for people.</summary>
    Table,

    /// <summary>The contract's messages, a line each.</summary>
    Json,

    /// <summary>One table with a heading.</summary>
    Csv,
}

/// <summary>Where answers are printed: a terminal with colours, or plain text that is never cut or wrapped.</summary>
public sealed class Screen
{
    /// <summary>Wider than any table: what goes to a file or another program is not to be broken into lines.</summary>
    private const int PlainWidth = 1_000_000;

    private Screen(TextWriter output, IAnsiConsole console, bool isTerminal)
    {
        Output = output;
        Console = console;
        IsTerminal = isTerminal;
    }

    /// <summary>Where lines go.</summary>
    public TextWriter Output { get; }

    /// <summary>Where tables go.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Whether somebody is looking, so that a table can be drawn anew in its place.</summary>
    public bool IsTerminal { get; }

    /// <summary>The program's own terminal, or plain text if its output goes elsewhere.</summary>
    public static Screen OfTerminal() => System.Console.IsOutputRedirected
        ? Plain(System.Console.Out)
        : new(System.Console.Out, AnsiConsole.Console, isTerminal: true);

    /// <summary>Plain text, whoever reads it.</summary>
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

    /// <summary>Prints an answer: its notes with tables alone.</summary>
    public void Show(Answer answer, Form form)
    {
        ArgumentNullException.ThrowIfNull(answer);

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

    /// <summary>A heading and the rows.</summary>
    public void ShowCsv(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
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
        csv.WriteRecord([.. cells.Select(SpreadsheetText.Harmless)]);
    }

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
