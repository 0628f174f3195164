using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Workforce.Fuzz.Inputs;

/// <summary>Writes messages of any type, field by field from its descriptor: good ones, and with a share of the fields hostile.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="texts">What good texts are.</param>
/// <param name="hostility">The share of the fields that are hostile, from 0 to 1.</param>
internal sealed class MessageGenerator(Random random, KnownTexts texts, double hostility)
{
    private const int MaxDepth = 8;

    /// <summary>A message's bytes may grow so far; a few messages are larger, on purpose.</summary>
    private const int EnoughBytes = 200_000;

    public byte[] Message(MessageDescriptor type) => Message(type, depth: 0);

    private byte[] Message(MessageDescriptor type, int depth)
    {
        using var bytes = new MemoryStream();
        using var output = new CodedOutputStream(bytes);

        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.RealContainingOneof is null && bytes.Length < EnoughBytes)
            {
                Field(output, field, depth);
                output.Flush();
            }
        }

        foreach (var oneof in type.Oneofs.Where(oneof => !oneof.IsSynthetic))
        {
            // None, one, or as no writer should: several.
            for (var i = IsHostile() ? random.Next(4) : 1; i > 0; i--)
            {
                Single(output, oneof.Fields[random.Next(oneof.Fields.Count)], depth);
            }
        }

        if (IsHostile())
        {
            Unknown(output);
        }

        output.Flush();
        return bytes.ToArray();
    }

    private void Field(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        if (field.IsRepeated)
        {
            var count = !IsHostile() ? random.Next(field.FieldType is FieldType.Message ? 3 : 2) : random.Next(200) == 0 ? 3000 : random.Next(12);

            for (var i = 0; i < count; i++)
            {
                Single(output, field, depth);
            }
        }
        else if (IsWanted(field))
        {
            Single(output, field, depth);

            if (IsHostile() && random.Next(4) == 0)
            {
                Single(output, field, depth);
            }
        }
    }

    /// <summary>What narrows a question down is left out more often than not, so that many questions have an answer.</summary>
    private bool IsWanted(FieldDescriptor field) => field.Name switch
    {
        "reading" or "opening_reading" or "page_token" or "last_date" or "rounding" or "withdrawn" => random.Next(5) == 0,
        "vacant_only" or "not_in_post" or "measured_only" or "after_date" or "parent_unit_id" => random.Next(3) == 0,
        _ => random.Next(10) > 0,
    };

    private bool IsHostile() => hostility > 0 && random.NextDouble() < hostility;

    private void Single(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        if (IsHostile() && random.Next(8) == 0)
        {
            // The right number with the wrong kind of value.
            Anything(output, field.FieldNumber);
            return;
        }

        switch (field.FieldType)
        {
            case FieldType.Message or FieldType.Group:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(depth < MaxDepth ? Nested(field.MessageType, depth + 1) : []));
                break;

            case FieldType.String or FieldType.Bytes:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(Text(field)));
                break;

            case FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed32);
                output.WriteFixed32((uint)random.NextInt64(1L << 32));
                break;

            case FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed64);
                output.WriteFixed64(IsHostile() ? BitConverter.DoubleToUInt64Bits(double.NaN) : BitConverter.DoubleToUInt64Bits(random.NextDouble()));
                break;

            default:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Varint);
                output.WriteUInt64((ulong)Number(field));
                break;
        }
    }

    private byte[] Text(FieldDescriptor field)
    {
        var good = texts.For(field.Name, random);
        return !IsHostile() ? Encoding.UTF8.GetBytes(good) : random.Next(3) == 0 ? HostileValues.Altered(good, random) : HostileValues.Text(random);
    }

    private long Number(FieldDescriptor field)
    {
        if (IsHostile())
        {
            return HostileValues.Number(random);
        }

        return field.FieldType switch
        {
            FieldType.Enum => field.EnumType.Values[random.Next(Math.Min(1, field.EnumType.Values.Count - 1), field.EnumType.Values.Count)].Number,
            FieldType.Bool => random.Next(2),
            _ => field.Name switch
            {
                "page_size" => random.Next(50),
                "as_known_revision" or "after_revision" or "min_revision" => random.Next(1, 10),
                _ => random.Next(1, 40),
            },
        };
    }

    private byte[] Nested(MessageDescriptor type, int depth) => type.FullName switch
    {
        "google.type.Date" => Numbers(IsHostile() ? HostileValues.Date(random) : (random.Next(2023, 2028), random.Next(1, 13), random.Next(1, 29))),
        "google.type.Decimal" => Value(IsHostile() ? HostileValues.Decimal(random) : random.Next(3) switch { 0 => "1", 1 => "0.6", _ => "22" }),
        "google.protobuf.Timestamp" or "google.protobuf.Duration" => Numbers(IsHostile()
            ? (HostileValues.Number(random), HostileValues.Number(random), 0)
            : (1_767_225_600 + random.Next(20_000_000), random.Next(1_000_000) * 1000, 0)),
        _ => Message(type, depth),
    };

    private static byte[] Numbers((long First, long Second, long Third) values) =>
        Written(output =>
        {
            foreach (var (i, value) in new[] { values.First, values.Second, values.Third }.Index())
            {
                output.WriteTag(i + 1, WireFormat.WireType.Varint);
                output.WriteUInt64((ulong)value);
            }
        });

    private static byte[] Value(string text) => Written(output =>
    {
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    });

    private static byte[] Written(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using var output = new CodedOutputStream(bytes);
        write(output);
        output.Flush();
        return bytes.ToArray();
    }

    /// <summary>What no field of the message is: other numbers, and groups within groups.</summary>
    private void Unknown(CodedOutputStream output)
    {
        if (random.Next(6) == 0)
        {
            var depth = random.Next(40) == 0 ? 20_000 : random.Next(1, 150);

            for (var i = 0; i < depth; i++)
            {
                output.WriteTag(99, WireFormat.WireType.StartGroup);
            }

            for (var i = random.Next(3) == 0 ? 1 : 0; i < depth; i++)
            {
                output.WriteTag(99, WireFormat.WireType.EndGroup);
            }

            return;
        }

        Anything(output, random.Next(3) switch { 0 => random.Next(100, 2000), 1 => (1 << 29) - 1, _ => random.Next(1, 30) });
    }

    private void Anything(CodedOutputStream output, int number)
    {
        switch (random.Next(5))
        {
            case 0:
                output.WriteTag(number, WireFormat.WireType.Varint);
                output.WriteUInt64((ulong)HostileValues.Number(random));
                break;

            case 1:
                output.WriteTag(number, WireFormat.WireType.Fixed64);
                output.WriteFixed64((ulong)HostileValues.Number(random));
                break;

            case 2:
                output.WriteTag(number, WireFormat.WireType.Fixed32);
                output.WriteFixed32((uint)HostileValues.Number(random));
                break;

            case 3:
                // A message within messages, for a field that may take one.
                var nested = HostileValues.Random(random, random.Next(20));

                for (var i = random.Next(60); i > 0; i--)
                {
                    nested = [(byte)((1 << 3) | 2), .. Length(nested.Length), .. nested];
                }

                output.WriteTag(number, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(nested));
                break;

            default:
                output.WriteTag(number, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(HostileValues.Text(random)));
                break;
        }
    }

    private static byte[] Length(int length) => Written(output => output.WriteLength(length));
}
