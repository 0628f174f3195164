using Spectre.Console;
using Workforce.Feeds.Showing;

namespace Workforce.Feeds.Tests.Showing;

public sealed class RunScreenTests
{
    [Fact]
    public async Task Terminal_ShowsABarForTheFolderAndOneForEachFile_AndWhatIsSaidAboveThem()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 100;
        var screen = new TerminalScreen(console);

        await screen.ShowAsync(() =>
        {
            var folder = screen.Begin("drop", "files", 2);
            var file = screen.Begin("staff [1].csv", "rows", 200);
            file.Reach(100);
            screen.Say("staff [1].csv: half way.");
            file.Finish();
            folder.Reach(1);
            folder.Finish();
            return Task.FromResult(0);
        });

        var shown = text.ToString();
        Assert.Contains("staff [1].csv: half way.", shown, StringComparison.Ordinal);
        Assert.Matches(@"drop .*100%", shown);
        Assert.Matches(@"staff \[1\]\.csv .*100%", shown);
    }

    [Fact]
    public async Task Log_OfALargeFile_HasAboutTenLines_AndOfASmallOneNone()
    {
        using var text = new StringWriter();
        var screen = new LogScreen(text);

        await screen.ShowAsync(() =>
        {
            foreach (var (name, total) in new[] { ("small.csv", 9_000), ("large.csv", 600_000) })
            {
                var bar = screen.Begin(name, "rows", total);

                for (var row = 1; row <= total; row++)
                {
                    bar.Reach(row);
                }

                bar.Finish();
            }

            return Task.FromResult(0);
        });

        var lines = text.ToString().Split(Environment.NewLine)[..^1];
        Assert.Equal(10, lines.Length);
        Assert.Equal("large.csv: 60,000 of 600,000 rows done", lines[0]);
        Assert.Equal("large.csv: 600,000 of 600,000 rows done", lines[^1]);
    }

    [Fact]
    public void Output_ThatIsNoTerminal_IsALog()
    {
        using var text = new StringWriter();

        Assert.IsType<LogScreen>(RunScreen.For(text));
    }
}
