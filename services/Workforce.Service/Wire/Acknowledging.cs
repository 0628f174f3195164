using Workforce.Ledger;
using Workforce.Service.Live;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Wire;

/// <summary>Writes what became of a change into its acknowledgement.</summary>
internal static class Acknowledging
{
    /// <summary>Rejects a change. Its ids are echoed only where they are in order themselves.</summary>
    public static void Reject(this ChangeAcknowledgement acknowledgement, (string Source, string ChangeId) sent, Google.Rpc.Status error)
    {
        var ids = new FieldReader();
        acknowledgement.Source = ids.OptionalId("source", sent.Source) ?? "";
        acknowledgement.ChangeId = ids.OptionalId("change_id", sent.ChangeId) ?? "";
        acknowledgement.Outcome = Outcome.Rejected;
        acknowledgement.Error = error;
    }

    public static void Settle(
        this ChangeAcknowledgement acknowledgement,
        Domain.Facts.Change change,
        CommittedChange committed,
        int maxSources)
    {
        if (committed.IsSourceRefused)
        {
            acknowledgement.Outcome = Outcome.Rejected;
            acknowledgement.Error = Problem.TooManySources(maxSources);
            return;
        }

        switch (committed.Appended.Outcome)
        {
            case AppendOutcome.Duplicate:
                acknowledgement.Outcome = Outcome.Duplicate;
                acknowledgement.Revision = committed.Appended.Revision;
                AddWaitingFor(acknowledgement, committed.Effect);
                break;

            case AppendOutcome.Reused:
                acknowledgement.Outcome = Outcome.Rejected;
                acknowledgement.Error = Problem.ChangeIdReused(change.Source, change.ChangeId, committed.Appended.Revision);
                break;

            default:
                var effect = committed.Effect;
                acknowledgement.Outcome = effect.IsHeld ? Outcome.Held : Outcome.Applied;
                acknowledgement.Revision = committed.Appended.Revision;
                acknowledgement.Superseded = effect.Superseded;
                AddWaitingFor(acknowledgement, effect);
                break;
        }
    }

    private static void AddWaitingFor(ChangeAcknowledgement acknowledgement, Domain.Model.ChangeEffect effect)
    {
        // By index: nearly all wait for nothing, and an enumerator for each would be garbage.
        for (var i = 0; i < effect.WaitingFor.Count; i++)
        {
            acknowledgement.WaitingFor.Add(effect.WaitingFor[i].ToProto());
        }
    }
}
