using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace Workforce.Service.Wire;

/// <summary>Messages that are sent again and again, and so are turned into bytes once. They must not be changed any more.</summary>
internal static class ReadyBytes
{
    private static readonly ConditionalWeakTable<object, byte[]> Ready = [];

    /// <summary>The message's bytes, which are sent from now on wherever the message is.</summary>
    public static byte[] Of(IMessage message) => Ready.GetValue(message, static each => ((IMessage)each).ToByteArray());

    /// <summary>Writes the bytes of a message that has them, and any other as before.</summary>
    public static Action<T, SerializationContext> Writer<T>(Action<T, SerializationContext> write)
        where T : class => (message, context) =>
        {
            if (Ready.TryGetValue(message, out var bytes))
            {
                context.Complete(bytes);
            }
            else
            {
                write(message, context);
            }
        };
}
