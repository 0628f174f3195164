using System.Buffers.Text;
using System.Reflection;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Reads the values of the row that a statement stands at, as Microsoft.Data.Sqlite would, without boxing them.</summary>
/// <remarks>
/// A text that is the same as in the row before is the same string: most rows of a source share its name. What is not of its column's
/// type is damage and throws an InvalidCastException or a FormatException, as the ADO provider does.
/// </remarks>
internal sealed class SqliteValues(sqlite3_stmt statement, int columns)
{
    private readonly (byte[] Bytes, int Length, string Text)[] _texts = new (byte[], int, string)[columns];

    /// <summary>The method that reads values of a type.</summary>
    /// <exception cref="NotSupportedException">No column is of that type yet: it needs a method here.</exception>
    public static MethodInfo MethodFor(Type type) =>
        typeof(SqliteValues).GetMethod(type.Name, [typeof(int)]) is { } method && method.ReturnType == type
            ? method
            : throw new NotSupportedException($"No column holds a {type.Name} yet.");

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER
        ? raw.sqlite3_column_int64(statement, column)
        : throw new InvalidCastException("A column of whole numbers holds something else.");

    public int Int32(int column) => checked((int)Int64(column));

    public bool Boolean(int column) => Int64(column) != 0;

    public string String(int column)
    {
        var bytes = Utf8(column);
        ref var last = ref _texts[column];

        if (last.Text is not null && bytes.SequenceEqual(last.Bytes.AsSpan(0, last.Length)))
        {
            return last.Text;
        }

        if (last.Bytes is null || last.Bytes.Length < bytes.Length)
        {
            last.Bytes = new byte[Math.Max(64, bytes.Length)];
        }

        bytes.CopyTo(last.Bytes);
        last.Length = bytes.Length;
        return last.Text = System.Text.Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public DateOnly DateOnly(int column) => Day(Utf8(column)) is { } day ? day : throw Unreadable("day");

    /// <summary>A moment as <c>yyyy-MM-dd HH:mm:ss.FFFFFFF</c>.</summary>
    public DateTime DateTime(int column)
    {
        var text = Utf8(column);

        if (text.Length < 19
            || Day(text[..10]) is not { } day
            || text[10] != ' '
            || text[13] != ':'
            || text[16] != ':'
            || !TryNumber(text[11..13], out var hour)
            || !TryNumber(text[14..16], out var minute)
            || !TryNumber(text[17..19], out var second)
            || hour > 23
            || minute > 59
            || second > 59)
        {
            throw Unreadable("moment");
        }

        var ticks = 0;

        if (text.Length > 19)
        {
            const int digits = 7;

            if (text[19] != '.' || text.Length is 20 or > 20 + digits || !TryNumber(text[20..], out ticks))
            {
                throw Unreadable("moment");
            }

            for (var i = text.Length; i < 20 + digits; i++)
            {
                ticks *= 10;
            }
        }

        return day.ToDateTime(new(hour, minute, second)).AddTicks(ticks);
    }

    public decimal Decimal(int column)
    {
        var text = Utf8(column);
        return Utf8Parser.TryParse(text, out decimal value, out var read) && read == text.Length ? value : throw Unreadable("decimal number");
    }

    private static DateOnly? Day(ReadOnlySpan<byte> text) =>
        text.Length == 10
        && text[4] == '-'
        && text[7] == '-'
        && TryNumber(text[..4], out var year)
        && TryNumber(text[5..7], out var month)
        && TryNumber(text[8..], out var day)
        && year > 0
        && month is >= 1 and <= 12
        && day >= 1
        && day <= System.DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    private static bool TryNumber(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;

        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }

    private static FormatException Unreadable(string what) => new($"A column of texts holds what is no {what}.");

    private ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_TEXT
        ? raw.sqlite3_column_blob(statement, column)
        : throw new InvalidCastException("A column of texts holds something else.");
}
