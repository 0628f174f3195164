using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workforce.Ledger.Auditing;

/// <summary>The hash that binds each entry to all before it.</summary>
/// <remarks>
/// Over: the form's name, the hash before (32 bytes), then every field in the order below: whole numbers as 8 bytes, times as their
/// ticks, texts as their length in bytes (-1 for none) and their UTF-8. Numbers are little-endian. So no two entries have the
/// same bytes, and another program can check the chain from this description.
/// </remarks>
internal static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Origin = new('0', 2 * SHA256.HashSizeInBytes);

    private static readonly byte[] Form = "workforce.audit.1"u8.ToArray();

    /// <exception cref="FormatException"><paramref name="before"/> is no hash.</exception>
    public static string HashOf(string before, long number, AuditEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        var previous = Convert.FromHexString(before);

        if (previous.Length != SHA256.HashSizeInBytes)
        {
            throw new FormatException("A hash is not as long as one is.");
        }

        bytes.Write(Form);
        bytes.Write(previous);
        Add(bytes, number);
        Add(bytes, entry.Caller);
        Add(bytes, entry.Method);
        Add(bytes, entry.UnitId);
        Add(bytes, entry.WorkerId);
        Add(bytes, entry.Status);
        Add(bytes, entry.Reason);
        Add(bytes, entry.FirstAt.Ticks);
        Add(bytes, entry.LastAt.Ticks);
        Add(bytes, entry.CallCount);
        Add(bytes, entry.ItemCount);
        Add(bytes, entry.Revision);
        Add(bytes, entry.Trim?.ThroughNumber ?? -1);
        Add(bytes, entry.Trim?.Hash);

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string? text)
    {
        if (text is null)
        {
            Add(bytes, -1);
            return;
        }

        Add(bytes, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
