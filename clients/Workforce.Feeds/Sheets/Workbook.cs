namespace Workforce.Feeds.Sheets;

/// <summary>How a file begins that is an Excel workbook, whatever its name ends in.</summary>
public static class Workbook
{
    public const string Advice = "It is an Excel workbook; save it as 'CSV UTF-8'.";
    public const int MarkBytes = 4;

    private static ReadOnlySpan<byte> ZipMark => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> OldExcelMark => [0xD0, 0xCF, 0x11, 0xE0];

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(ZipMark) || file.StartsWith(OldExcelMark);
}
