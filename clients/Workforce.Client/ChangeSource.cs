using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>
/// Gives changes their source, id and moment, for a caller whose system has no change ids of its own. Thread-safe.
/// </summary>
/// <remarks>
/// Ids are unique, also among sources of one name in other processes, and sort by when they were made. Of two changes the
/// one made later holds over the other, even where the clock stands still or is set back in between. Keep the change, not
/// the fact, if it may have to be sent again: a fact that is stamped anew is a new change.
/// </remarks>
public sealed class ChangeSource
{
    private readonly TimeProvider _clock;
    private readonly string _instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Lock _gate = new();
    private long _lastMicrosecond;
    private long _lastSequence;

    /// <summary>Makes a source of changes.</summary>
    /// <param name="name">The system that makes the changes, such as <c>itrent</c>; 1 to 64 characters.</param>
    /// <param name="clock">Says when a change is made; the system's clock if null.</param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public ChangeSource(string name, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        if (name.Length > 64)
        {
            throw new ArgumentException("A source's name has at most 64 characters.", nameof(name));
        }

        Name = name;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The system that makes the changes.</summary>
    public string Name { get; }

    /// <summary>A change that reports a unit's state.</summary>
    public StaffingChange Change(OrganisationUnit unit) => Stamp(new StaffingChange { Unit = unit });

    /// <summary>A change that reports a post's state.</summary>
    public StaffingChange Change(Post post) => Stamp(new StaffingChange { Post = post });

    /// <summary>A change that reports a worker.</summary>
    public StaffingChange Change(Worker worker) => Stamp(new StaffingChange { Worker = worker });

    /// <summary>A change that reports an engagement.</summary>
    public StaffingChange Change(Engagement engagement) => Stamp(new StaffingChange { Engagement = engagement });

    /// <summary>A change that reports new terms of an engagement.</summary>
    public StaffingChange Change(EngagementTerms terms) => Stamp(new StaffingChange { EngagementTerms = terms });

    /// <summary>A change that reports somebody expected to start.</summary>
    public StaffingChange Change(PipelineStarter starter) => Stamp(new StaffingChange { PipelineStarter = starter });

    /// <summary>A change that reports figures that could not be returned.</summary>
    public StaffingChange Change(ReportingGap gap) => Stamp(new StaffingChange { ReportingGap = gap });

    /// <summary>A change that reports a worker's cases.</summary>
    public CaseloadChange Change(CaseloadReport caseload) => Stamp(new CaseloadChange { Caseload = caseload });

    /// <summary>A change that reports a unit's cases that no worker has.</summary>
    public CaseloadChange Change(UnallocatedCases unallocated) => Stamp(new CaseloadChange { Unallocated = unallocated });

    /// <summary>A change that says that all of a day has been reported.</summary>
    /// <remarks>
    /// The service takes reports of the day that were made before it for none of it: stamp it first and push it last, or give all of a
    /// snapshot one <c>made_time</c>.
    /// </remarks>
    public CaseloadChange Change(CaseloadSnapshotCompleted completed) => Stamp(new CaseloadChange { SnapshotCompleted = completed });

    /// <summary>Makes <paramref name="change"/> one that this source makes now: writes source, id, made time and sequence.</summary>
    /// <returns>The same change.</returns>
    public StaffingChange Stamp(StaffingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);

        (change.Source, change.ChangeId, change.MadeTime, change.MadeSequence) = Next();
        return change;
    }

    /// <summary>Makes <paramref name="change"/> one that this source makes now: writes source, id, made time and sequence.</summary>
    /// <returns>The same change.</returns>
    public CaseloadChange Stamp(CaseloadChange change)
    {
        ArgumentNullException.ThrowIfNull(change);

        (change.Source, change.ChangeId, change.MadeTime, change.MadeSequence) = Next();
        return change;
    }

    private (string Source, string ChangeId, Timestamp MadeTime, long Sequence) Next()
    {
        var (microsecond, sequence) = NextMoment();
        var moment = DateTime.UnixEpoch.AddTicks(microsecond * TimeSpan.TicksPerMicrosecond);
        var changeId = string.Create(
            CultureInfo.InvariantCulture, $"{moment:yyyyMMdd'T'HHmmss'.'ffffff}-{sequence:d10}-{_instance}");

        return (Name, changeId, Timestamp.FromDateTime(moment), sequence);
    }

    private (long Microsecond, long Sequence) NextMoment()
    {
        var now = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

        lock (_gate)
        {
            if (now > _lastMicrosecond)
            {
                (_lastMicrosecond, _lastSequence) = (now, 0);
            }
            else
            {
                _lastSequence++;
            }

            return (_lastMicrosecond, _lastSequence);
        }
    }
}
