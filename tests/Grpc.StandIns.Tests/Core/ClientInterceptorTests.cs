using Grpc.Core.Interceptors;
using Grpc.StandIns.V1;

namespace Grpc.StandIns.Tests.Core;

public class ClientInterceptorTests
{
    private readonly FakeCallInvoker _transport = new();
    private readonly List<string> _notes = [];

    [Fact]
    public void Intercept_SeveralAtOnce_SeeACallInTheOrderGiven()
    {
        var invoker = _transport.Intercept(Noting("first"), Noting("second"), Noting("third"));

        new EchoService.EchoServiceClient(invoker).Echo(new());

        Assert.Equal(["first", "second", "third"], _notes);
    }

    [Fact]
    public void Intercept_OneAfterAnother_TheLatestSeesACallFirst()
    {
        var invoker = _transport.Intercept(Noting("inner")).Intercept(Noting("outer"));

        new EchoService.EchoServiceClient(invoker).EchoAsync(new());

        Assert.Equal(["outer", "inner"], _notes);
    }

    [Fact]
    public void Intercept_FunctionOfHeaders_AppliesToEveryKindOfCall()
    {
        var invoker = _transport.Intercept(headers =>
        {
            headers.Add("key", "value");
            return headers;
        });
        var client = new EchoService.EchoServiceClient(invoker);

        Assert.All<Action>(
            [
                () => client.Echo(new()),
                () => client.EchoAsync(new()),
                () => client.Repeat(new()),
                () => client.Collect(),
                () => client.Converse(),
            ],
            call =>
            {
                call();
                Assert.Equal("value", Assert.Single(_transport.Options.Headers!).Value);
            });
    }

    [Fact]
    public void Intercept_Channel_SeesItsCalls()
    {
        new EchoService.EchoServiceClient(new FakeChannel(_transport).Intercept(Noting("only"))).Echo(new());

        Assert.Equal(["only"], _notes);
    }

    [Fact]
    public void WithHost_AnyClient_CallsThatAuthority()
    {
        var client = new EchoService.EchoServiceClient(_transport);

        client.WithHost("elsewhere").Echo(new());
        Assert.Equal("elsewhere", _transport.Host);

        client.Echo(new());
        Assert.Null(_transport.Host);
    }

    [Fact]
    public void Call_DoubleThatOverridesNothing_Throws()
    {
        Assert.Throws<NotImplementedException>(() => new DoubleClient().Echo(new()));
    }

    private NotingInterceptor Noting(string name) => new(name, _notes);

    private sealed class FakeChannel(CallInvoker invoker) : ChannelBase("fake")
    {
        public override CallInvoker CreateCallInvoker() => invoker;
    }

    private sealed class DoubleClient : EchoService.EchoServiceClient;
}
