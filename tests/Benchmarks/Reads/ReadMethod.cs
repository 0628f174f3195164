using Google.Protobuf;
using Grpc.Core;

namespace Workforce.Benchmarks.Reads;

/// <summary>A method with many different questions to it, asked in turns in three ways.</summary>
internal sealed class ReadMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);

    private readonly Func<int, Task> _ask;
    private readonly Func<int, Task> _askForBytes;
    private readonly Func<int, Task> _askReady;
    private int _asked;

    private ReadMethod(string name, int questions, int answerBytes, Func<int, Task> ask, Func<int, Task> askForBytes, Func<int, Task> askReady)
    {
        (Name, Questions, AnswerBytes) = (name, questions, answerBytes);
        (_ask, _askForBytes, _askReady) = (ask, askForBytes, askReady);
    }

    public string Name { get; }

    /// <summary>How many different questions are asked in turns.</summary>
    public int Questions { get; }

    /// <summary>The size of an answer of middling size.</summary>
    public int AnswerBytes { get; }

    /// <summary>Through the client that callers have.</summary>
    public Task AskAsync() => _ask(Next());

    /// <summary>Through a client that does not read the answer: what is left is the service's share, and the protocol's.</summary>
    public Task AskForBytesAsync() => _askForBytes(Next());

    /// <summary>Through the client that callers have, of a method that has the answer's bytes ready: no service can be faster.</summary>
    public Task AskReadyAsync() => _askReady(Next());

    /// <param name="channel">Where the service is.</param>
    /// <param name="ready">Where the ready answer is put.</param>
    /// <param name="name">The name to print.</param>
    /// <param name="path">The service and the method.</param>
    /// <param name="ask">The generated client's method.</param>
    /// <param name="questions">The questions.</param>
    public static async Task<ReadMethod> OfAsync<TQuestion, TAnswer>(
        ChannelBase channel,
        ReadyAnswers ready,
        string name,
        (string Service, string Method) path,
        Func<TQuestion, AsyncUnaryCall<TAnswer>> ask,
        IReadOnlyList<TQuestion> questions)
        where TQuestion : class, IMessage<TQuestion>
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var invoker = channel.CreateCallInvoker();
        var question = Marshallers.Create<TQuestion>(Write, static _ => throw new NotSupportedException());
        var parser = new MessageParser<TAnswer>(static () => new());
        var answer = Marshallers.Create<TAnswer>((_, _) => throw new NotSupportedException(), context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
        var raw = new Method<TQuestion, byte[]>(MethodType.Unary, path.Service, path.Method, question, Bytes);

        var answers = new List<byte[]>();

        for (var i = 0; i < Math.Min(21, questions.Count); i++)
        {
            answers.Add(await invoker.AsyncUnaryCall(raw, null, default, questions[i]));
        }

        var typical = answers.OrderBy(bytes => bytes.Length).ElementAt(answers.Count / 2);
        var readyMethod = new Method<TQuestion, TAnswer>(MethodType.Unary, ReadyAnswers.Service, ready.Put(typical), question, answer);

        return new(
            name,
            questions.Count,
            typical.Length,
            async i => await ask(questions[i]),
            async i => await invoker.AsyncUnaryCall(raw, null, default, questions[i]),
            async i => await invoker.AsyncUnaryCall(readyMethod, null, default, questions[i]));
    }

    private int Next() => (int)((uint)Interlocked.Increment(ref _asked) % (uint)Questions);

    private static void Write<T>(T message, SerializationContext context)
        where T : IMessage<T>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
