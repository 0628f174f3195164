namespace Workforce.CommandLine;

/// <summary>What keeps a program from its work.</summary>
/// <param name="Code">The <see cref="ExitCode"/>.</param>
/// <param name="Lines">Why, for people.</param>
public sealed record Failure(int Code, params string[] Lines)
{
    /// <summary>Says it, and returns its code.</summary>
    public int WriteTo(TextWriter error, params string[] more)
    {
        ArgumentNullException.ThrowIfNull(error);

        foreach (var line in Lines.Concat(more))
        {
            error.WriteLine(line);
        }

        return Code;
    }
}
