using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Workforce.Feeds.Rows;

/// <summary>When changes were made: as files and people write it, and as it is sent.</summary>
public static class MadeMoment
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>Reads a moment in ISO 8601 with its offset or Z.</summary>
    public static bool TryRead(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text.EndsWith('Z') ? $"{text[..^1]}+00:00" : text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);

    /// <summary>
    /// When a file was last written, in whole seconds: a copy that keeps the time often keeps no more of it, and must give
    /// the same change ids.
    /// </summary>
    public static DateTimeOffset LastWritten(string path)
    {
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        return written.AddTicks(-(written.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>To the microsecond, which is as much as the service keeps.</summary>
    public static Timestamp ToTimestamp(DateTimeOffset moment) =>
        Timestamp.FromDateTimeOffset(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond)));

    /// <summary>A moment for people, such as <c>2026-04-01T09:30:00Z</c>.</summary>
    public static string InWords(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
