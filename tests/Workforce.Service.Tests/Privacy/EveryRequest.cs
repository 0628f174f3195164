using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Privacy;

/// <summary>Calls every method of the contract, found by its descriptors, with a marked name wherever a text can stand.</summary>
internal static class EveryRequest
{
    /// <summary>Nobody's name, and nothing else's.</summary>
    public const string Marker = "Zyx-Marked-Name";

    private const int Depth = 6;

    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    private enum Texts
    {
        /// <summary>The name stands in every text.</summary>
        Everywhere,

        /// <summary>The name stands where words are asked for, and everything else is as valid as can be guessed.</summary>
        InWords,

        /// <summary>The name stands for ids, and everything else is as valid as can be guessed.</summary>
        InIds,
    }

    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
    [
        .. typeof(StaffingReflection).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor", typeof(FileDescriptor))?.GetValue(null) as FileDescriptor)
            .OfType<FileDescriptor>()
            .Where(file => file.Package is "workforce.v1")
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods),
    ];

    /// <returns>How each call ended.</returns>
    public static async Task<List<(string Method, Status Status)>> SendAsync(GrpcChannel channel)
    {
        var ends = new List<(string, Status)>();

        foreach (var method in Methods)
        {
            ends.Add((method.FullName, await SendAsync(channel, method, ByteString.CopyFromUtf8(Marker).ToByteArray())));

            foreach (var texts in System.Enum.GetValues<Texts>())
            {
                for (var variant = 0; variant < Choices(method.InputType, Depth); variant++)
                {
                    ends.Add((method.FullName, await SendAsync(channel, method, Filled(method.InputType, texts, variant, Depth).ToByteArray())));
                }
            }
        }

        return ends;
    }

    /// <summary>So many requests that everything of which a request holds one or the other comes up.</summary>
    private static int Choices(MessageDescriptor type, int depth) => depth == 0 ? 1 : type.Fields.InDeclarationOrder()
        .Where(field => field.FieldType is FieldType.Message && !field.IsMap)
        .Select(field => Choices(field.MessageType, depth - 1))
        .Concat(type.Oneofs.Where(oneof => !oneof.IsSynthetic).Select(oneof => oneof.Fields.Count))
        .DefaultIfEmpty(1)
        .Max();

    private static async Task<Status> SendAsync(GrpcChannel channel, MethodDescriptor method, byte[] request)
    {
        var type = (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (true, true) => MethodType.DuplexStreaming,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            _ => MethodType.Unary,
        };
        var call = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, Raw, Raw);
        var invoker = channel.CreateCallInvoker();

        // A watch ends with its first message, and everything soon.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var options = new CallOptions(cancellationToken: patience.Token);

        try
        {
            switch (type)
            {
                case MethodType.Unary:
                    await invoker.AsyncUnaryCall(call, null, options, request);
                    break;

                case MethodType.ServerStreaming:
                    using (var stream = invoker.AsyncServerStreamingCall(call, null, options, request))
                    {
                        await stream.ResponseStream.MoveNext(patience.Token);
                    }

                    break;

                case MethodType.ClientStreaming:
                    using (var stream = invoker.AsyncClientStreamingCall(call, null, options))
                    {
                        await stream.RequestStream.WriteAsync(request);
                        await stream.RequestStream.CompleteAsync();
                        await stream;
                    }

                    break;

                default:
                    using (var stream = invoker.AsyncDuplexStreamingCall(call, null, options))
                    {
                        await stream.RequestStream.WriteAsync(request);
                        await stream.RequestStream.CompleteAsync();

                        while (await stream.ResponseStream.MoveNext(patience.Token))
                        {
                            // Acknowledgements are the sender's own.
                        }
                    }

                    break;
            }

            return Status.DefaultSuccess;
        }
        catch (RpcException exception)
        {
            return exception.Status;
        }
    }

    private static IMessage Filled(MessageDescriptor type, Texts texts, int variant, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(type.ClrType)!;

        if (texts is not Texts.Everywhere && WellKnown(message, variant))
        {
            return message;
        }

        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.RealContainingOneof is { } oneof && oneof.Fields[variant % oneof.Fields.Count] != field)
            {
                continue;
            }

            if ((texts is not Texts.Everywhere && field.Name is "page_token" or "withdrawn" or "reading" or "opening_reading" or "name_erased" or "last_date") || depth == 0)
            {
                continue;
            }

            if (field.IsMap)
            {
                continue;
            }

            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(ValueOf(field, texts, variant, depth));
            }
            else
            {
                field.Accessor.SetValue(message, ValueOf(field, texts, variant, depth));
            }
        }

        return message;
    }

    private static object ValueOf(FieldDescriptor field, Texts texts, int variant, int depth) => field.FieldType switch
    {
        FieldType.String => TextOf(field, texts),
        FieldType.Message => Filled(field.MessageType, texts, variant, depth - 1),
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[Math.Min(1, field.EnumType.Values.Count - 1)].Number),
        FieldType.Bool => true,
        FieldType.Int32 => 1,
        FieldType.Int64 => 1L,
        FieldType.Bytes => ByteString.CopyFromUtf8(Marker),
        _ => throw new NotSupportedException($"{field.FullName} is of a type that no field had so far."),
    };

    private static string TextOf(FieldDescriptor field, Texts texts)
    {
        var isId = field.Name.EndsWith("_id", StringComparison.Ordinal) || field.Name.EndsWith("_ids", StringComparison.Ordinal) || field.Name is "source" or "case_system";

        return (texts, isId) switch
        {
            (Texts.Everywhere, _) => Marker,
            (Texts.InIds, true) when field.Name is not "source" => Marker,
            (_, true) => field.Name switch
            {
                "request_id" or "change_id" => A.Id("request"),
                "parent_unit_id" => "",
                "worker_id" => "W1",
                "post_id" => "P1",
                "engagement_id" => "E1",
                _ => "council",
            },
            (Texts.InIds, false) => "",
            _ => Marker,
        };
    }

    private static bool WellKnown(IMessage message, int variant)
    {
        switch (message)
        {
            case Google.Type.Date date:
                (date.Year, date.Month, date.Day) = (2024, 1 + (variant % 12), 1);
                return true;

            case Google.Type.Decimal number:
                number.Value = "1";
                return true;

            case Timestamp time:
                time.MergeFrom(Timestamp.FromDateTime(new(2025, 1, 1 + variant, 0, 0, 0, DateTimeKind.Utc)));
                return true;

            default:
                return false;
        }
    }
}
