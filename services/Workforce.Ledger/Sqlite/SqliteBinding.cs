using System.Globalization;
using System.Reflection;
using System.Text.Unicode;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>Binds values as Microsoft.Data.Sqlite does, whose texts the tables hold and its readers expect.</summary>
internal static class SqliteBinding
{
    private const int MaxBytesOnStack = 256;

    /// <summary>The method that binds values of a type.</summary>
    /// <exception cref="NotSupportedException">No column is of that type yet: it needs a method here.</exception>
    public static MethodInfo MethodFor(Type type) =>
        typeof(SqliteBinding).GetMethod(nameof(Bind), [typeof(sqlite3_stmt), typeof(int), type]) is { } method && method.GetParameters()[2].ParameterType == type
            ? method
            : throw new NotSupportedException($"No column holds a {type.Name} yet.");

    public static int Bind(sqlite3_stmt statement, int parameter, long value) => raw.sqlite3_bind_int64(statement, parameter, value);

    public static int Bind(sqlite3_stmt statement, int parameter, int value) => raw.sqlite3_bind_int(statement, parameter, value);

    public static int Bind(sqlite3_stmt statement, int parameter, bool value) => raw.sqlite3_bind_int(statement, parameter, value ? 1 : 0);

    public static int Bind(sqlite3_stmt statement, int parameter, string value)
    {
        if (value.Length == 0)
        {
            // An empty span has no address, which the library takes for NULL.
            return raw.sqlite3_bind_text(statement, parameter, "");
        }

        Span<byte> bytes = stackalloc byte[MaxBytesOnStack];

        return Utf8.FromUtf16(value, bytes, out _, out var length) is System.Buffers.OperationStatus.Done
            ? raw.sqlite3_bind_text(statement, parameter, bytes[..length])
            : raw.sqlite3_bind_text(statement, parameter, System.Text.Encoding.UTF8.GetBytes(value));
    }

    public static int Bind(sqlite3_stmt statement, int parameter, DateOnly value) =>
        BindFormatted(statement, parameter, value, "O");

    public static int Bind(sqlite3_stmt statement, int parameter, DateTime value) =>
        BindFormatted(statement, parameter, value, "yyyy-MM-dd HH:mm:ss.FFFFFFF");

    /// <remarks>At least one decimal place and no zeros at the end: by hand, and not by a pattern of 28 places that is walked for each value.</remarks>
    public static int Bind(sqlite3_stmt statement, int parameter, decimal value)
    {
        Span<byte> bytes = stackalloc byte[MaxBytesOnStack];
        value.TryFormat(bytes, out var length, default, CultureInfo.InvariantCulture);

        if (!bytes[..length].Contains((byte)'.'))
        {
            ".0"u8.CopyTo(bytes[length..]);
            length += 2;
        }

        while (bytes[length - 1] == '0' && bytes[length - 2] != '.')
        {
            length--;
        }

        return raw.sqlite3_bind_text(statement, parameter, bytes[..length]);
    }

    private static int BindFormatted<T>(sqlite3_stmt statement, int parameter, T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> bytes = stackalloc byte[MaxBytesOnStack];
        value.TryFormat(bytes, out var length, format, CultureInfo.InvariantCulture);

        return raw.sqlite3_bind_text(statement, parameter, bytes[..length]);
    }
}
