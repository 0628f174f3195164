namespace Workforce.Service.Live;

/// <summary>Has collected what small commits leave in memory before there is so much of it that collecting it stops everybody for long.</summary>
/// <remarks>
/// Most of what a change takes stays, so that a collection copies it. The collector waits for a budget that is made for throughput: under a steady feed it copied 25 to 60 MB
/// at a time, and for that stopped all for 140 to 290 ms every ten seconds. So many changes leave some 8 MB, which take 35 ms; in all they take no longer. A bulk load is
/// left alone: there throughput counts, and budgets that the runtime's settings bound for everything cost it a fifth. docs/performance.md has the figures.
/// </remarks>
/// <param name="collections">How often what is not quite young any more has been collected, by whomever.</param>
/// <param name="collect">Collects it.</param>
internal sealed class ShortPauses(Func<int> collections, Action collect)
{
    private const int SmallCommit = 1024;
    private const long Most = 4096;

    private int _seen;
    private long _changes;

    public ShortPauses()
        : this(static () => GC.CollectionCount(1), static () => GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: false))
    {
    }

    /// <summary>A commit has been taken into the model. For one caller at a time.</summary>
    /// <param name="changes">How many changes it brought.</param>
    public void Published(long changes)
    {
        var seen = collections();

        if (seen != _seen || changes > SmallCommit)
        {
            (_seen, _changes) = (seen, 0);
            return;
        }

        _changes += changes;

        if (_changes >= Most)
        {
            collect();
            (_seen, _changes) = (collections(), 0);
        }
    }
}
