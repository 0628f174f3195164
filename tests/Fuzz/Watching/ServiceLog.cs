namespace Workforce.Fuzz.Watching;

/// <summary>What the service wrote, looked through for what hostile input must not bring about.</summary>
internal static class ServiceLog
{
    /// <summary>Kestrel's word, a warning, for an error that it did not foresee while it read a connection: see README.md.</summary>
    private const string EndedAbnormally = "Connection processing ended abnormally";

    private static readonly string[] Marks = ["fail:", "crit:", "Unhandled exception", "An unhandled exception", "Process terminated", "Out of memory", "Stack overflow", EndedAbnormally];

    /// <summary>The faults, each with the lines that follow it.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string file)
    {
        var lines = await File.ReadAllLinesAsync(file);
        return [.. lines.Index()
            .Where(line => Marks.Any(mark => line.Item.Contains(mark, StringComparison.Ordinal)) && !IsKestrelsOwn(lines, line.Index))
            .Select(line => string.Join('\n', lines.Skip(line.Index).Take(14)))];
    }

    /// <summary>
    /// A connection that ends while refused streams of it are being drained is held by nobody, and Kestrel says so if the collector comes by
    /// before its heartbeat does. Nothing is lost or kept by it: see ConnectionCount.
    /// </summary>
    private static bool IsKestrelsOwn(string[] lines, int index) =>
        index + 1 < lines.Length && lines[index + 1].EndsWith("application never completed.", StringComparison.Ordinal);
}
