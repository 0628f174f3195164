using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Service.Access;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;

namespace Workforce.Service.Live;

/// <summary>Keeps the answers that are asked for again, as sent.</summary>
/// <remarks>
/// An answer is a function of the snapshot, the day in London, the question and who asks, and of nothing else. Those of one snapshot and
/// day are kept together and dropped together; question and caller are the key, and callers are told apart as objects, so that no answer
/// reaches anybody else, whatever rights come to mean. What must be decided or noted at each call, whether it may be made and that it was, is
/// decided and noted before this is asked. A question is kept on being asked a second time: one that is asked once costs nothing but a note.
/// </remarks>
internal sealed class AnswerCache(IOptions<WorkforceSettings> settings, WorkforceMetrics metrics)
{
    /// <summary>By how much a message in memory is larger than its bytes, about: fields that are absent take room too.</summary>
    private const int SizeInMemory = 8;

    private const int NotedQuestions = 16_384;

    private const int AlikeQuestions = 8;

    private readonly long _maxBytes = settings.Value.AnswerCacheMegabytes * 1_000_000L;
    private readonly int[] _noted = new int[NotedQuestions];
    private volatile Kept _kept = new(WorkforceSnapshot.Empty, today: default);

    /// <summary>The answer where it is kept, of what is known now: without so much as reading the question. Whoever asked it before has.</summary>
    /// <param name="question">The question.</param>
    /// <param name="caller">Who asks, and may.</param>
    /// <param name="readings">Say what is known now, and what day it is.</param>
    /// <returns>Null where it is not kept.</returns>
    public Task<TAnswer>? Known<TAnswer>(IMessage question, Caller caller, Readings readings)
        where TAnswer : class
    {
        var kept = _kept;

        // The latest last: while there is none yet, nothing is kept either, and methods that can do without it must be let be.
        if (kept.Today != readings.Today || !kept.Answers.TryGetValue(new(caller, question), out var known) || !kept.IsOf(readings.Latest))
        {
            return null;
        }

        metrics.AnsweredAsKept();
        return known as Task<TAnswer>;
    }

    /// <summary>The answer as kept, or else as worked out.</summary>
    /// <param name="question">The question. Must not be changed any more, as the answer must not.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="snapshot">What the answer is worked out from.</param>
    /// <param name="today">The day that it takes for today: read once, since a day may begin meanwhile.</param>
    /// <param name="answer">Works it out.</param>
    public TAnswer Of<TAnswer>(IMessage question, Caller caller, WorkforceSnapshot snapshot, DateOnly today, Func<TAnswer> answer)
        where TAnswer : class, IMessage
    {
        if (_maxBytes == 0 || Of(snapshot, today) is not { } kept)
        {
            metrics.AnsweredAnew();
            return answer();
        }

        var key = new Key(caller, question);

        if (kept.Answers.TryGetValue(key, out var known))
        {
            metrics.AnsweredAsKept();
            return ((Task<TAnswer>)known).Result;
        }

        metrics.AnsweredAnew();
        var worked = answer();

        if (WasNoted(key, kept))
        {
            Keep(kept, snapshot, key, worked);
        }

        return worked;
    }

    /// <summary>What is kept of a snapshot and day; null for one that is not the latest asked about.</summary>
    private Kept? Of(WorkforceSnapshot snapshot, DateOnly today)
    {
        var kept = _kept;

        if (kept.IsOf(snapshot) && kept.Today == today)
        {
            return kept;
        }

        // A past snapshot, or one that was overtaken while the question was read, must not push out the present.
        if (snapshot.Revision < kept.Revision || today < kept.Today || (snapshot.Revision == kept.Revision && today == kept.Today))
        {
            return null;
        }

        var next = new Kept(snapshot, today);
        return ReferenceEquals(Interlocked.CompareExchange(ref _kept, next, kept), kept) ? next : null;
    }

    /// <summary>Whether a question was asked before, as far as notes go: there are places for a few of those of like hash, and the latest goes over the oldest.</summary>
    /// <remarks>With a single place two questions that are asked in turns would go over each other for ever, and neither be kept.</remarks>
    private bool WasNoted(Key key, Kept kept)
    {
        var hash = HashCode.Combine(key, RuntimeHelpers.GetHashCode(kept));
        var notes = _noted.AsSpan((int)((uint)hash % (NotedQuestions / AlikeQuestions)) * AlikeQuestions, AlikeQuestions);

        if (notes.Contains(hash))
        {
            return true;
        }

        notes[..^1].CopyTo(notes[1..]);
        notes[0] = hash;
        return false;
    }

    private void Keep<TAnswer>(Kept kept, WorkforceSnapshot snapshot, Key key, TAnswer answer)
        where TAnswer : class, IMessage
    {
        var bytes = ReadyBytes.Of(answer);

        if (Interlocked.Add(ref kept.Bytes, (SizeInMemory * (long)bytes.Length) + key.Question.CalculateSize()) > _maxBytes)
        {
            Interlocked.CompareExchange(ref _kept, new(snapshot, kept.Today), kept);
        }
        else
        {
            kept.Answers.TryAdd(key, Task.FromResult(answer));
        }
    }

    private sealed class Kept(WorkforceSnapshot snapshot, DateOnly today)
    {
        public long Bytes;

        /// <summary>Not held on to: with nobody asking, a snapshot must not outlive its successors.</summary>
        private readonly WeakReference<WorkforceSnapshot> _snapshot = new(snapshot);

        public long Revision { get; } = snapshot.Revision;

        public DateOnly Today => today;

        /// <summary>Each as a call that is done, so that a call which asks for it has none to make.</summary>
        public ConcurrentDictionary<Key, Task> Answers { get; } = new();

        public bool IsOf(WorkforceSnapshot other) => _snapshot.TryGetTarget(out var mine) && ReferenceEquals(mine, other);
    }

    private readonly struct Key(Caller caller, IMessage question) : IEquatable<Key>
    {
        public Caller Caller => caller;

        public IMessage Question => question;

        public bool Equals(Key other) => ReferenceEquals(Caller, other.Caller) && Question.Equals(other.Question);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Caller), Question);
    }
}
