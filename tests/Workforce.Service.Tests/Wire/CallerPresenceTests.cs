using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Workforce.Service.Wire;

namespace Workforce.Service.Tests.Wire;

/// <summary>Each way in which it is known that a caller has left, alone, as it is for the moment until the others follow.</summary>
public class CallerPresenceTests
{
    public static TheoryData<string, bool> Ways => new()
    {
        { "none", false },
        { "the call's token", true },
        { "the request was aborted", true },
        { "the deadline has ended the answer", true },
        { "a read has failed", true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void CallerHasLeft_KnownInOneWay_IsSo(string way, bool hasLeft)
    {
        var context = new Call(way);

        Assert.Equal(hasLeft, context.CallerHasLeft());
        Assert.Equal(hasLeft, new InvalidOperationException().IsOfCallerWhoLeft(context));
        Assert.Equal(hasLeft, new IOException().IsOfCallerWhoLeft(context));
        Assert.Equal(hasLeft, new OperationCanceledException().IsOfCallerWhoLeft(context));
        Assert.False(new NotSupportedException().IsOfCallerWhoLeft(context));
    }

    /// <summary>As the library has it when one thing is known and the rest is not yet.</summary>
    private sealed class Call : ServerCallContext
    {
        private readonly CancellationToken _token;

        public Call(string way)
        {
            var http = new DefaultHttpContext { RequestAborted = new(way is "the request was aborted") };
            UserState["__HttpContext"] = http;
            _token = new(way is "the call's token");
            Status = new(way is "the deadline has ended the answer" ? StatusCode.DeadlineExceeded : StatusCode.OK, "");

            if (way is "a read has failed")
            {
                this.NoteThatCallerLeft();
            }
        }

        protected override string MethodCore => "";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore { get; } = [];

        protected override CancellationToken CancellationTokenCore => _token;

        protected override Metadata ResponseTrailersCore { get; } = [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new("", []);

        protected override IDictionary<object, object> UserStateCore { get; } = new Dictionary<object, object>();

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
