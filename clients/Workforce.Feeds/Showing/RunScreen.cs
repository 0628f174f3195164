using Spectre.Console;

namespace Workforce.Feeds.Showing;

/// <summary>Shows how a run goes: bars on a terminal, a line to each step in a log.</summary>
public abstract class RunScreen
{
    /// <summary>The screen for a writer: a terminal if it is one that somebody looks at.</summary>
    public static RunScreen For(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive
            ? new TerminalScreen(AnsiConsole.Console)
            : new LogScreen(output);

    /// <summary>Says something, above any bars.</summary>
    public abstract void Say(string line);

    /// <summary>Says that something went wrong which is being seen to: where a log keeps its errors, if it keeps them apart.</summary>
    public virtual void Warn(string line, TextWriter errors) => Say(line);

    /// <summary>Does the work; the bars that it begins stand until it is done.</summary>
    public abstract Task<T> ShowAsync<T>(Func<Task<T>> work);

    /// <summary>Begins a bar.</summary>
    /// <param name="name">What it is of, such as a file's name.</param>
    /// <param name="unit">What is counted, such as <c>rows</c>.</param>
    /// <param name="total">How many there are; 0 if that is not known.</param>
    public abstract RunBar Begin(string name, string unit, long total);
}

/// <summary>How far one thing has come.</summary>
public abstract class RunBar
{
    /// <summary>So many are done, of those of which the bar is.</summary>
    public abstract void Reach(long done);

    /// <summary>All is done.</summary>
    public abstract void Finish();
}
