using System.Runtime.InteropServices;
using Workforce.Domain.Collections;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>The histories while a snapshot is being made: those that change are copied once, whatever a batch does to them.</summary>
internal sealed class HistoryDrafts(StaffingSnapshot old)
{
    /// <summary>From how many referrers on a set is quicker than a look through them all.</summary>
    private const int ManyReferrers = 16;

    private readonly Dictionary<FactReference, FactHistory> _drafts = [];
    private readonly Dictionary<FactReference, HashSet<FactReference>> _manyReferrers = [];

    /// <summary>Makes room for as many things as there are changes, about which most batches are.</summary>
    public void Expect(int changes) => _drafts.EnsureCapacity(changes);

    /// <summary>The history of a thing as it stands; null while nothing is known of it, or refers to it.</summary>
    public FactHistory? Find(FactReference subject) => _drafts.GetValueOrDefault(subject) ?? old.History(subject);

    /// <summary>The history of a thing, to alter.</summary>
    public FactHistory Edit(FactReference subject)
    {
        ref var draft = ref CollectionsMarshal.GetValueRefOrAddDefault(_drafts, subject, out _);
        return draft ??= old.History(subject)?.Draft() ?? new(subject);
    }

    /// <summary>The id of a thing, in the copy that is held of it if it is known.</summary>
    public string IdOf(FactReference subject) => Find(subject)?.Key.Id ?? subject.Id;

    /// <summary>Takes a change in, unless one that holds over it is there already, and notes with what it refers to that it does.</summary>
    /// <returns>Whether it was taken in.</returns>
    public bool Take(FactReference subject, Change change)
    {
        var history = Edit(subject);
        var references = change.Fact.References;
        var isFirst = history.Changes.IsEmpty;
        // Of a fact's two references at most; before the change is taken in, which may take the place of one that says the same of the reference.
        var (isFirstNoted, isSecondNoted) = isFirst
            ? (false, false)
            : (references.Count > 0 && history.SeenToReferTo(references[0]), references.Count > 1 && history.SeenToReferTo(references[1]));

        if (!history.Take(change))
        {
            return false;
        }

        for (var i = 0; i < references.Count; i++)
        {
            if (references[i] != subject && !(i == 0 ? isFirstNoted : isSecondNoted))
            {
                AddReferrer(references[i], subject, isFirst);
            }
        }

        return true;
    }

    /// <summary>The histories of units, and of everything else.</summary>
    public (HashTrie<FactReference, FactHistory> Units, HashTrie<FactReference, FactHistory> Others) ToTries()
    {
        var units = old.Units.ToBuilder();
        var others = old.Histories.ToBuilder();

        foreach (var (subject, draft) in _drafts)
        {
            draft.Trim();
            (subject.Kind is ReferenceKind.Unit ? units : others).Set(draft);
        }

        return (units.ToTrie(), others.ToTrie());
    }

    /// <param name="subject">What is referred to.</param>
    /// <param name="referrer">What refers to it.</param>
    /// <param name="isNew">
    /// Whether it has said nothing before, as nearly all have not: then it cannot have been noted, and nobody looks through the thousands that a
    /// large unit has.
    /// </param>
    private void AddReferrer(FactReference subject, FactReference referrer, bool isNew)
    {
        if (isNew || Find(subject) is not { } history || IsNew(history, referrer))
        {
            Edit(subject).AddReferrer(referrer);

            if (_manyReferrers.TryGetValue(subject, out var noted))
            {
                noted.Add(referrer);
            }
        }
    }

    private bool IsNew(FactHistory history, FactReference referrer)
    {
        if (history.ReferrerCount < ManyReferrers)
        {
            return !history.HasReferrer(referrer);
        }

        if (!_manyReferrers.TryGetValue(history.Key, out var referrers))
        {
            _manyReferrers.Add(history.Key, referrers = [.. history.Referrers()]);
        }

        return !referrers.Contains(referrer);
    }
}
