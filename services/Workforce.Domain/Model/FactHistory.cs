using System.Runtime.InteropServices;
using Workforce.Domain.Collections;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>
/// What is known of one unit, post, worker, engagement or pipeline entry: the change that holds for each fact, which of them
/// are applied, and what refers to it.
/// </summary>
/// <remarks>
/// Also keeps withdrawals, which bar a version made earlier that arrives later. Exists as soon as something refers to the thing.
/// One object for all of this, since there are nearly as many things as facts. Altered only by the <see cref="SnapshotBuilder"/>
/// that made it, before anybody else sees it.
/// </remarks>
internal sealed class FactHistory(FactReference subject) : IKeyed<FactReference>
{
    private readonly string _id = subject.Id;

    private SmallList<Change> _changes;

    /// <summary>By id: nearly all that refers to anything is an engagement.</summary>
    private GrowingList<string> _engagements;

    /// <summary>
    /// The kind, and what few histories have: apart, and the same object for all of a kind that have nothing of it, since each field of a
    /// million is eight megabytes.
    /// </summary>
    private Rarities _rarities = Rarities.NoneOf(subject.Kind);

    public FactReference Key => new(_rarities.Kind, _id);

    /// <summary>The changes that hold, ordered by kind and then by first date.</summary>
    public ReadOnlySpan<Change> Changes => _changes.Items;

    /// <summary>The engagements that refer, or once referred, to the thing: each once, in no order.</summary>
    public GrowingList<string> Engagements => _engagements;

    /// <summary>Whether some of the facts that hold and are not withdrawn wait for something.</summary>
    public bool HoldsBack => _rarities.Applied is not null;

    /// <summary>How many facts there are to look through for those applied.</summary>
    private int ApplicableCount => _rarities.Applied?.Length ?? _changes.Count;

    /// <summary>Whether anything but engagements refers, or once referred, to the thing.</summary>
    public bool HasOtherReferrers => !_rarities.Others.IsEmpty;

    /// <summary>Whether some fact about the thing is applied: then it is known.</summary>
    public bool IsApplied => FirstApplied<Fact>() is not null;

    /// <summary>Whether a change is the one that holds for its fact: a source uses an id once, so that both say which it is.</summary>
    public bool Holds(Change change)
    {
        var changes = Changes;
        return IndexOf(changes, change.Fact.Key) is >= 0 and var index
            && changes[index].ChangeId == change.ChangeId
            && changes[index].Source == change.Source;
    }

    /// <summary>The change that said a fact that holds.</summary>
    public Change ChangeOf(Fact fact)
    {
        foreach (var change in Changes)
        {
            if (ReferenceEquals(change.Fact, fact))
            {
                return change;
            }
        }

        throw new ArgumentException("The fact is none of this history.", nameof(fact));
    }

    /// <summary>The facts of a kind that are applied, by first date.</summary>
    public T[] Applied<T>()
        where T : Fact
    {
        var all = new T[ApplicableCount];
        var count = 0;

        for (var i = 0; i < all.Length; i++)
        {
            if (AppliedAt(i) is T fact)
            {
                all[count++] = fact;
            }
        }

        return count == all.Length ? all : all[..count];
    }

    /// <summary>The first of the facts of a kind that are applied; null if there is none.</summary>
    public T? FirstApplied<T>()
        where T : Fact
    {
        for (var i = 0; i < ApplicableCount; i++)
        {
            if (AppliedAt(i) is T fact)
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>Whether a fact that holds is applied.</summary>
    public bool Applies(Fact fact) =>
        _rarities.Applied is not { } applied || Array.Exists(applied, each => ReferenceEquals(each, fact));

    /// <summary>The post, or null if none of its states is applied.</summary>
    public PostHistory? Post() => Applied<Post>() is { Length: > 0 } states ? new(ImmutableCollectionsMarshal.AsImmutableArray(states)) : null;

    /// <summary>The engagement, or null if it is not applied.</summary>
    public EngagementHistory? Engagement() => FirstApplied<Engagement>() is { } engagement
        ? new(engagement, _changes.Count == 1 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(Applied<EngagementTerms>())) { Onward = Onward }
        : null;

    /// <summary>Of an engagement: how its worker goes on from its last day. Kept, since a post asks it of all who were ever in it.</summary>
    public Onward Onward
    {
        get => _rarities.Onward;
        set => _rarities = _rarities.With(value);
    }

    /// <summary>A copy to alter.</summary>
    public FactHistory Draft() => new(Key)
    {
        _changes = _changes,
        _engagements = _engagements,
        _rarities = _rarities.Draft(),
    };

    /// <summary>Takes a change in, unless one that holds over it is there already.</summary>
    public bool Take(Change change)
    {
        var index = IndexOf(Changes, change.Fact.Key);

        if (index < 0)
        {
            _changes.Insert(~index, change);
            return true;
        }

        if (!change.HoldsOver(Changes[index]))
        {
            return false;
        }

        _changes.Replace(index, change);
        return true;
    }

    /// <summary>Takes the worker's name out.</summary>
    public void EraseName()
    {
        for (var i = 0; i < Changes.Length; i++)
        {
            _changes.Replace(i, Changes[i].WithoutName());
        }
    }

    public int ReferrerCount => _engagements.Count + _rarities.Others.Count;

    /// <summary>What of a kind, or of any, refers, or once referred, to the thing: each once, in no order.</summary>
    public List<FactReference> Referrers(ReferenceKind? kind = null)
    {
        var referrers = new List<FactReference>();

        if (kind is null or ReferenceKind.Engagement)
        {
            foreach (var id in _engagements)
            {
                referrers.Add(FactReference.Engagement(id));
            }
        }

        if (kind is not ReferenceKind.Engagement)
        {
            foreach (var other in _rarities.Others)
            {
                if (kind is null || other.Reference.Kind == kind)
                {
                    referrers.Add(other.Reference);
                }
            }
        }

        return referrers;
    }

    /// <summary>Whether one of the first few changes that hold refers to a thing; nearly everything has no more than those.</summary>
    public bool SeenToReferTo(FactReference thing)
    {
        const int Few = 8;

        foreach (var change in Changes[..Math.Min(Few, Changes.Length)])
        {
            foreach (var reference in change.Fact.References)
            {
                if (reference == thing)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether something refers, or once referred, to the thing.</summary>
    public bool HasReferrer(FactReference referrer)
    {
        if (referrer.Kind is ReferenceKind.Engagement)
        {
            foreach (var id in _engagements)
            {
                if (id == referrer.Id)
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var other in _rarities.Others)
        {
            if (other.Reference == referrer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes something that refers to the thing and has not been noted before.</summary>
    public void AddReferrer(FactReference referrer)
    {
        if (referrer.Kind is ReferenceKind.Engagement)
        {
            _engagements.Add(referrer.Id);
        }
        else
        {
            OwnRarities().Others.Add(new(referrer));
        }
    }

    /// <summary>Says which of the facts that hold are applied.</summary>
    public void Apply(Func<Fact, bool> applies)
    {
        List<Fact>? applied = null;

        for (var i = 0; i < Changes.Length; i++)
        {
            var change = Changes[i];

            if (change.Withdrawn || applies(change.Fact))
            {
                if (!change.Withdrawn)
                {
                    applied?.Add(change.Fact);
                }
            }
            else
            {
                applied ??= [.. FactsBefore(i)];
            }
        }

        if (HoldsBack || applied is not null)
        {
            OwnRarities().Applied = applied?.ToArray();
        }
    }

    /// <summary>Gives back what room was kept for more.</summary>
    public void Trim()
    {
        _changes.Trim();
        _engagements.Trim();
        _rarities.Others.Trim();
    }

    private IEnumerable<Fact> FactsBefore(int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (Changes[i] is { Withdrawn: false } change)
            {
                yield return change.Fact;
            }
        }
    }

    private Fact? AppliedAt(int index) =>
        _rarities.Applied is { } applied ? applied[index]
        : Changes[index] is { Withdrawn: false } change ? change.Fact
        : null;

    /// <returns>Where the change of a fact stands, or the complement of where it belongs.</returns>
    private static int IndexOf(ReadOnlySpan<Change> changes, FactKey key)
    {
        var (low, high) = (0, changes.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = Order(changes[middle].Fact.Key, key);

            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }

    private static int Order(FactKey left, FactKey right) =>
        ((int)left.Kind).CompareTo((int)right.Kind) is var order and not 0 ? order : left.FirstDate.CompareTo(right.FirstDate);

    private sealed record Referrer(FactReference Reference);

    private Rarities OwnRarities() => _rarities = _rarities.IsShared ? new(_rarities.Kind, _rarities.Onward) : _rarities;

    private sealed class Rarities(ReferenceKind kind, Onward onward)
    {
        private static readonly Onward[] Ways = Enum.GetValues<Onward>();

        /// <summary>By kind and then by way onward.</summary>
        private static readonly Rarities[] None =
        [
            .. from each in Enumerable.Range(0, 1 + (int)Enum.GetValues<ReferenceKind>().Max())
               from way in Ways
               select new Rarities((ReferenceKind)each, way),
        ];

        /// <summary>The facts that hold and are applied, where others that hold and are not withdrawn are not; else null.</summary>
        public Fact[]? Applied;

        public GrowingList<Referrer> Others;

        public ReferenceKind Kind => kind;

        public Onward Onward => onward;

        /// <summary>Whether it is that of all histories of the kind that have nothing, and not to be altered.</summary>
        public bool IsShared => ReferenceEquals(this, NoneOf(kind, onward));

        public static Rarities NoneOf(ReferenceKind kind, Onward onward = default) => None[((int)kind * Ways.Length) + (int)onward];

        public Rarities With(Onward way) => IsShared ? NoneOf(kind, way) : new(kind, way) { Applied = Applied, Others = Others };

        public Rarities Draft() => IsShared ? this : With(onward);
    }
}
