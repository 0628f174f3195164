using System.Globalization;
using Grpc.Core;

namespace Workforce.Benchmarks.Reads;

/// <summary>Methods that answer whatever they are asked with bytes put there before: what the protocol and the client alone cost.</summary>
internal sealed class ReadyAnswers
{
    public const string Service = "benchmarks.v1.ReadyService";

    private const int Methods = 32;

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(
        static (byte[] bytes, SerializationContext context) => context.Complete(bytes),
        static _ => []);

    private readonly List<byte[]> _answers = [];

    public ServerServiceDefinition Definition
    {
        get
        {
            var definition = ServerServiceDefinition.CreateBuilder();

            for (var i = 0; i < Methods; i++)
            {
                var number = i;
                definition.AddMethod(
                    new Method<byte[], byte[]>(MethodType.Unary, Service, NameOf(i), Bytes, Bytes),
                    new UnaryServerMethod<byte[], byte[]>((_, _) => Task.FromResult(_answers[number])));
            }

            return definition.Build();
        }
    }

    /// <summary>Puts an answer there.</summary>
    /// <returns>The method that gives it.</returns>
    public string Put(byte[] answer)
    {
        _answers.Add(answer);
        return NameOf(_answers.Count - 1);
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Ready{number}");
}
