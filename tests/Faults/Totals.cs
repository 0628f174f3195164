using System.Diagnostics;

namespace Workforce.Faults;

/// <summary>What a run has done, and everything it found that must not be. For any number of callers.</summary>
internal sealed class Totals
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<string> _faults = [];
    private readonly Dictionary<KillMoment, int> _kills = Enum.GetValues<KillMoment>().ToDictionary(moment => moment, _ => 0);
    private long _acknowledged;
    private long _acknowledgedAgain;
    private long _rejected;
    private long _unacknowledgedWhole;
    private long _unacknowledgedAbsent;
    private long _lost;
    private long _recordedTwice;
    private long _halves;

    public int Kills => _kills.Values.Sum();

    /// <summary>How many acknowledgements have arrived, of whatever.</summary>
    public long Acknowledgements => Interlocked.Read(ref _acknowledged) + Interlocked.Read(ref _acknowledgedAgain);

    public bool IsSound => _faults.Count == 0;

    public void AddKill(KillMoment moment) => _kills[moment]++;

    /// <summary>A change was acknowledged for the first time.</summary>
    public void AddAcknowledged() => Interlocked.Increment(ref _acknowledged);

    /// <summary>A change was acknowledged as a duplicate, with the revision of the first time.</summary>
    public void AddAcknowledgedAgain() => Interlocked.Increment(ref _acknowledgedAgain);

    public void AddRejected() => Interlocked.Increment(ref _rejected);

    /// <summary>A message's acknowledgements did not all arrive.</summary>
    public void AddUnacknowledged(bool isRecorded) => Interlocked.Increment(ref isRecorded ? ref _unacknowledgedWhole : ref _unacknowledgedAbsent);

    public void AddLost(string what)
    {
        Interlocked.Increment(ref _lost);
        Fault(what);
    }

    public void AddRecordedTwice(string what)
    {
        Interlocked.Increment(ref _recordedTwice);
        Fault(what);
    }

    public void AddHalf(string what)
    {
        Interlocked.Increment(ref _halves);
        Fault(what);
    }

    /// <summary>Notes what must not be.</summary>
    public void Fault(string what)
    {
        lock (_lock)
        {
            _faults.Add(what);
        }
    }

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"rounds                      {Kills,12:N0}");
        output.WriteLine($"kills                       {Kills,12:N0}   {string.Join(", ", _kills.Select(each => $"{each.Key} {each.Value}"))}");
        output.WriteLine($"changes acknowledged        {_acknowledged,12:N0}");
        output.WriteLine($"acknowledged as duplicates  {_acknowledgedAgain,12:N0}   each with its first revision");
        output.WriteLine($"rejected                    {_rejected,12:N0}   bad on purpose");
        output.WriteLine($"messages unacknowledged     {_unacknowledgedWhole + _unacknowledgedAbsent,12:N0}   at a kill, or while the service started: {_unacknowledgedWhole:N0} found whole, {_unacknowledgedAbsent:N0} absent");
        output.WriteLine($"lost                        {_lost,12:N0}");
        output.WriteLine($"duplicated                  {_recordedTwice,12:N0}");
        output.WriteLine($"half recorded               {_halves,12:N0}");
        output.WriteLine($"elapsed                     {Stopwatch.GetElapsedTime(_started),12:hh\\:mm\\:ss}");

        foreach (var fault in _faults.Take(100))
        {
            output.WriteLine($"FAULT: {fault}");
        }

        output.WriteLine(IsSound ? "Nothing was lost." : $"{_faults.Count} faults.");
    }
}
