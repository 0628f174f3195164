using Google.Protobuf.WellKnownTypes;
using Workforce.Domain.Facts;
using Workforce.Domain.Reconciling;
using Workforce.Service.Live;

namespace Workforce.Service.Wire;

/// <summary>Turns a staffing change that a system sends into one of the domain, or into all its faults.</summary>
/// <remarks>Here is what a sender may not say although it may be held; what makes a fact at all is in <see cref="StaffingFactReader"/>.</remarks>
internal static class ChangeReader
{
    /// <summary>How far a source's clock may be ahead. A change made further ahead would bar every correction until then.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The change; null if the reader has found faults.</summary>
    /// <param name="reader">Notes the faults.</param>
    /// <param name="change">The change as sent.</param>
    /// <param name="now">The moment, in UTC.</param>
    public static Change? StaffingChange(this FieldReader reader, V1.StaffingChange change, DateTime now)
    {
        var source = reader.Source(change.Source);
        var changeId = reader.ChangeId(change.ChangeId);
        var made = reader.Made(change.MadeTime, change.MadeSequence, now);
        var fact = change.AppliedExtract is null
            ? reader.StaffingFact(change)
            : reader.Reject<Fact>("applied_extract", "is recorded by ReconcileStaffing, and never pushed.");
        reader.Judge(fact);

        return fact is not null && reader.IsValid ? new(source, changeId, made, change.Withdrawn, fact) : null;
    }

    /// <summary>The system that sends.</summary>
    public static string Source(this FieldReader reader, string source) => OwnSource.Is(source)
        ? reader.RejectText("source", $"must not begin with {OwnSource.Prefix}, which marks what is set through this service.")
        : reader.Id("source", source);

    /// <summary>The id that the source gives a change.</summary>
    public static string ChangeId(this FieldReader reader, string changeId) => ExtractChangeId.Is(changeId)
        ? reader.RejectText("change_id", $"must not begin with {ExtractChangeId.Prefix}, which marks what an extract changes.")
        : reader.Id("change_id", changeId);

    /// <summary>When a source made a change, by a clock that may be ahead by <see cref="ClockSkew"/>.</summary>
    public static MadeAt Made(this FieldReader reader, Timestamp? time, long sequence, DateTime now)
    {
        var made = reader.Made(time, sequence);

        if (made.Time > now + ClockSkew)
        {
            reader.Reject("made_time", "must not be in the future.");
        }

        return made;
    }

    /// <summary>When a change was made, whatever the time is.</summary>
    public static MadeAt Made(this FieldReader reader, Timestamp? time, long sequence)
    {
        var made = reader.Moment("made_time", time);

        if (sequence < 0)
        {
            reader.Reject("made_sequence", "must not be negative.");
        }

        return new(made, sequence);
    }

    private static void Judge(this FieldReader reader, Fact? fact)
    {
        switch (fact)
        {
            case Worker { NameErased: true }:
                reader.Reject("worker.name_erased", "must not be set: only the service says it.");
                break;
            case OrganisationUnit unit:
                reader.IsInOrder("unit.last_date", unit.FirstDate, unit.LastDate);
                break;
            case Post post:
                reader.IsInOrder("post.last_date", post.FirstDate, post.LastDate);
                break;
            case Engagement engagement:
                reader.IsInOrder("engagement.last_date", engagement.FirstDate, engagement.LastDate);
                break;
            case ReportingGap gap:
                reader.IsInOrder("reporting_gap.last_date", gap.FirstDate, gap.LastDate);
                break;
        }
    }
}
