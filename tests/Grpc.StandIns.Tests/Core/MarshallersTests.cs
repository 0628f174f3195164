using System.Buffers;
using System.Text;

namespace Grpc.StandIns.Tests.Core;

public class MarshallersTests
{
    [Fact]
    public void StringMarshaller_RoundTrip_KeepsTheText()
    {
        var marshaller = Marshallers.StringMarshaller;

        Assert.Equal("naïve", marshaller.Deserializer(marshaller.Serializer("naïve")));
    }

    [Fact]
    public void Create_FromFunctionsOfContexts_GivesFunctionsOfBytes()
    {
        var marshaller = Marshallers.Create<string>(
            (text, context) =>
            {
                context.SetPayloadLength(text.Length);
                context.GetBufferWriter().Write(Encoding.ASCII.GetBytes(text));
                context.Complete();
            },
            context => Encoding.ASCII.GetString(context.PayloadAsReadOnlySequence()));

        Assert.Equal("ab"u8.ToArray(), marshaller.Serializer("ab"));
        Assert.Equal("ab", marshaller.Deserializer([.. "ab"u8]));
    }

    [Fact]
    public void Create_FromFunctionsOfBytes_GivesFunctionsOfContexts()
    {
        var simple = Marshallers.Create(Encoding.ASCII.GetBytes, Encoding.ASCII.GetString);

        var contextual = new Marshaller<string>(simple.ContextualSerializer, simple.ContextualDeserializer);

        Assert.Equal("ab", contextual.Deserializer(contextual.Serializer("ab")));
    }

    [Fact]
    public void Serializer_MessageNeverCompleted_Throws()
    {
        var marshaller = Marshallers.Create<string>((_, _) => { }, _ => "");

        Assert.Throws<InvalidOperationException>(() => marshaller.Serializer("ab"));
    }

    [Fact]
    public void FullName_OfAMethod_IsItsPath()
    {
        var marshaller = Marshallers.StringMarshaller;
        var method = new Method<string, string>(MethodType.Unary, "standins.v1.EchoService", "Echo", marshaller, marshaller);

        Assert.Equal("/standins.v1.EchoService/Echo", method.FullName);
    }
}
