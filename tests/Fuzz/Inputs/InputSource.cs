using Google.Protobuf.Reflection;

namespace Workforce.Fuzz.Inputs;

/// <summary>Makes the inputs of a run, each from the seed and its own number alone.</summary>
/// <param name="seed">Decides them.</param>
/// <param name="texts">What texts mean something.</param>
/// <param name="guard">Who the callers are; null where nobody is asked.</param>
internal sealed class InputSource(int seed, KnownTexts texts, Guard? guard)
{
    /// <summary>Writes are a few in a hundred: each costs the disk, and the ledger keeps it.</summary>
    private const int WriteOneIn = 12;

    private const double FieldsHostile = 0.12;

    private static readonly MethodDescriptor[] Reads = [.. Contract.Methods.Where(method => !Contract.Writes(method))];
    private static readonly MethodDescriptor[] Writes = [.. Contract.Methods.Where(Contract.Writes)];

    public FuzzInput Input(long number)
    {
        var input = Unguarded(number);
        return guard is null ? input : guard.Shown(input, new Random(unchecked((seed * 16_777_619) + (int)number)));
    }

    private FuzzInput Unguarded(long number)
    {
        var random = new Random(unchecked((seed * 486_187_739) + (int)number));
        var method = random.Next(WriteOneIn) == 0 ? Writes[random.Next(Writes.Length)] : Reads[random.Next(Reads.Length)];

        return random.Next(100) switch
        {
            < 10 => Call("valid", method, Frames.Of(Message(method, random, hostility: 0))),
            < 60 => Call("fields", method, Body(method, random)),
            < 75 => Call("bytes", method, Frames.Of(MessageBytes.Spoil(Message(method, random, hostility: 0), random))),
            < 90 => Framed(method, random),
            _ => WithHeaders(method, random),
        };
    }

    private byte[] Message(MethodDescriptor method, Random random, double hostility) =>
        new MessageGenerator(random, texts, hostility).Message(method.InputType);

    private byte[] Body(MethodDescriptor method, Random random)
    {
        var messages = method.IsClientStreaming ? random.Next(1, 6) : 1;
        return [.. Enumerable.Range(0, messages).SelectMany(_ => Frames.Of(Message(method, random, FieldsHostile)))];
    }

    private FuzzInput Framed(MethodDescriptor method, Random random)
    {
        var (body, encoding) = Frames.Wrong(Message(method, random, hostility: 0), random);
        var input = Call("frames", method, body);
        return encoding is null ? input : input with { Headers = [.. input.Headers, CallHeaders.Header("grpc-encoding", encoding)] };
    }

    private FuzzInput WithHeaders(MethodDescriptor method, Random random)
    {
        var headers = CallHeaders.Good(Contract.PathOf(method));

        for (var i = random.Next(1, 3); i > 0; i--)
        {
            // What the first has taken away or doubled the second need not find.
            if (headers.Count >= 6 && headers.Any(header => header.Key == ":path"))
            {
                TrySpoil(headers, Contract.PathOf(method), random);
            }
        }

        return Call("headers", method, Frames.Of(Message(method, random, hostility: 0))) with { Headers = headers };
    }

    private static void TrySpoil(List<KeyValuePair<string, byte[]>> headers, string path, Random random)
    {
        var before = headers.Select(header => header.Key).ToHashSet(StringComparer.Ordinal);

        if (before.IsSupersetOf([":method", ":scheme", ":path", ":authority", "content-type"]))
        {
            CallHeaders.Spoil(headers, path, random);
        }
    }

    private static FuzzInput Call(string family, MethodDescriptor method, byte[] body) => new(family, CallHeaders.Good(Contract.PathOf(method)), body)
    {
        LeavesAtAnswer = Contract.IsWatch(method),
    };
}
