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
    /// <summary>As wide as any table: what goes to a file or another program is not to be broken into lines.</summary>
    private const int PlainWidth = 400;

    /// <summary>A name that begins like a formula must not become one in a spreadsheet.</summary>
    private static readonly CsvWriterOptions CsvOptions = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

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
                ShowCsv(answer.Sheets[0]);
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
        using var csv = CsvWriter.Create(Output, CsvOptions, leaveOpen: true);
        csv.WriteHeader([.. sheet.Columns]);

        foreach (var row in sheet.Rows)
        {
            csv.WriteRecord([.. row.Cells]);
        }
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
