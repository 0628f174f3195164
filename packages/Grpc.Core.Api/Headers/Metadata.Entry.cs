using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with its value. The key is in lower case, however it was written.</summary>
    public class Entry
    {
        private readonly string? _value;
        private readonly byte[]? _valueBytes;

        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = MetadataKey.Normalize(key);
            if (!IsBinary)
            {
                throw new ArgumentException($"The key of a binary value must end in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            _valueBytes = [.. valueBytes];
        }

        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = MetadataKey.Normalize(key);
            if (IsBinary)
            {
                throw new ArgumentException($"The key of a text value must not end in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            _value = value;
        }

        public string Key { get; }

        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        public string Value => _value ?? throw new InvalidOperationException("A binary entry has no text; read its bytes.");

        /// <summary>A copy of the bytes; of text, its ASCII form.</summary>
        public byte[] ValueBytes => _valueBytes is null ? Encoding.ASCII.GetBytes(Value) : [.. _valueBytes];

        public override string ToString() => IsBinary
            ? $"[Entry: key={Key}, valueBytes={Convert.ToHexStringLower(_valueBytes!)}]"
            : $"[Entry: key={Key}, value={_value}]";
    }
}
