using Workforce.Domain.Facts;
using Workforce.Ledger.Auditing;

namespace Workforce.Service.Live;

/// <summary>Submissions that become one commit, and which of their changes are taken into it.</summary>
internal sealed class CommitGroup
{
    private readonly IReadOnlyList<Submission> _submissions;
    private readonly HashSet<string> _refusedSources;
    private readonly HashSet<string> _newSources = new(StringComparer.Ordinal);
    private readonly Change[] _changes;

    /// <param name="submissions">The submissions, in order.</param>
    /// <param name="sources">The sources known.</param>
    /// <param name="maxSources">How many may be known.</param>
    public CommitGroup(IReadOnlyList<Submission> submissions, IReadOnlySet<string> sources, int maxSources)
    {
        _submissions = submissions;
        _changes = submissions.Count == 1 ? submissions[0].Changes : [.. submissions.SelectMany(submission => submission.Changes)];
        _refusedSources = [];

        foreach (var change in _changes)
        {
            if (OwnSource.Is(change.Source) || sources.Contains(change.Source) || _newSources.Contains(change.Source))
            {
                continue;
            }

            (sources.Count + _newSources.Count < maxSources ? _newSources : _refusedSources).Add(change.Source);
        }

        Taken = _refusedSources.Count == 0 ? _changes : Array.FindAll(_changes, change => !_refusedSources.Contains(change.Source));
    }

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<Submission> Submissions => _submissions;

    /// <summary>The sources that it brings, but for our own.</summary>
    public IReadOnlySet<string> NewSources => _newSources;

    /// <summary>The changes to record.</summary>
    public Change[] Taken { get; }

    /// <summary>What the audit trail is to say of <see cref="Taken"/>.</summary>
    public IReadOnlyList<AuditedChanges> Audited
    {
        get
        {
            var audited = new AuditedChanges[_submissions.Count];
            var from = 0;

            for (var i = 0; i < audited.Length; i++)
            {
                var count = _refusedSources.Count == 0
                    ? _submissions[i].Changes.Length
                    : _submissions[i].Changes.Count(change => !_refusedSources.Contains(change.Source));
                audited[i] = new(from, count, _submissions[i].Audit);
                from += count;
            }

            return audited;
        }
    }

    /// <summary>Tells each submission what became of its changes.</summary>
    /// <param name="committed">What became of <see cref="Taken"/>, in order.</param>
    /// <returns>What became of all.</returns>
    public CommittedChange[] Settle(CommittedChange[] committed)
    {
        var (all, next) = (committed, 0);

        if (_refusedSources.Count > 0)
        {
            all = Array.ConvertAll(_changes, change => _refusedSources.Contains(change.Source) ? CommittedChange.OfSourceRefused : committed[next++]);
        }

        var from = 0;

        foreach (var submission in _submissions)
        {
            var until = from + submission.Changes.Length;
            submission.Committed.SetResult(from == 0 && until == all.Length ? all : all[from..until]);
            from = until;
        }

        return all;
    }

    public void Fail(Exception exception)
    {
        foreach (var submission in _submissions)
        {
            submission.Committed.TrySetException(exception);
        }
    }
}
