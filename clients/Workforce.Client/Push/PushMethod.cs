using Google.Protobuf.Collections;
using Grpc.Core;
using Workforce.V1;

namespace Workforce.Client.Push;

/// <summary>What one kind of push has of its own: its method and its messages.</summary>
/// <param name="Open">Opens a stream.</param>
/// <param name="ChangesOf">The changes that a request carries.</param>
/// <param name="AcknowledgementsOf">The acknowledgements that a response carries.</param>
internal sealed record PushMethod<TRequest, TResponse, TChange>(
    Func<CallOptions, AsyncDuplexStreamingCall<TRequest, TResponse>> Open,
    Func<TRequest, RepeatedField<TChange>> ChangesOf,
    Func<TResponse, RepeatedField<ChangeAcknowledgement>> AcknowledgementsOf);
