using Google.Protobuf.Collections;
using Workforce.Service.Access;
using Workforce.Service.Wire;
using Workforce.V1;
using Change = Workforce.Domain.Facts.Change;
using Status = Google.Rpc.Status;

namespace Workforce.Service.Endpoints;

/// <summary>What one kind of push has of its own: its messages, and how a change of it is read.</summary>
internal abstract class PushFormat<TRequest, TResponse, TChange>
{
    /// <summary>The right that each change needs in its units.</summary>
    public abstract RightSet Requires { get; }

    public abstract RepeatedField<TChange> ChangesOf(TRequest request);

    public abstract RepeatedField<ChangeAcknowledgement> AcknowledgementsOf(TResponse response);

    /// <summary>The ids as sent, in order or not.</summary>
    public abstract (string Source, string ChangeId) IdsOf(TChange change);

    /// <summary>The change; null if the reader has found faults.</summary>
    /// <param name="reader">Notes the faults.</param>
    /// <param name="change">The change as sent.</param>
    /// <param name="now">The moment, in UTC.</param>
    public abstract Change? Read(FieldReader reader, TChange change, DateTime now);

    /// <summary>Whether a change is looked at only once all that was sent before it is recorded.</summary>
    public virtual bool IsGuarded(TChange change) => false;

    /// <summary>Why a guarded change is refused, on what is known with all that was sent before it; null if it is not.</summary>
    public virtual Status? Refusal(TChange sent, Change change) => null;
}
