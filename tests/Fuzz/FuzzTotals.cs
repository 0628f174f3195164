using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Workforce.Fuzz.Attacks;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;

namespace Workforce.Fuzz;

/// <summary>What was sent and how it was answered, and everything that must not be. For any number of callers.</summary>
internal sealed class FuzzTotals(string failuresDirectory)
{
    private const int KeptFailures = 50;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<(string Family, string Answer), long> _answers = new();
    private readonly ConcurrentDictionary<string, (int Runs, long Pieces)> _attacks = new();
    private readonly ConcurrentDictionary<string, int> _faults = new();
    private int _kept;
    private long _calls;

    /// <summary>How many calls have been answered, or not.</summary>
    public long Inputs => Interlocked.Read(ref _calls);

    public bool IsSound => _faults.IsEmpty;

    public void Add(FuzzInput input, Answer answer)
    {
        Interlocked.Increment(ref _calls);
        _answers.AddOrUpdate((input.Family, answer.ToString()), 1, static (_, count) => count + 1);

        if (answer.IsFault)
        {
            var file = "";

            if (Interlocked.Increment(ref _kept) <= KeptFailures)
            {
                Directory.CreateDirectory(failuresDirectory);
                file = Path.Combine(failuresDirectory, $"{_kept.ToString(CultureInfo.InvariantCulture)}.json");
                input.Save(file);
            }

            Fault($"{input.Family}, {input.Path}: {answer}", file);
        }
    }

    public void Add(Attack attack, AttackTarget target)
    {
        _attacks.AddOrUpdate(attack.Name, (1, target.Pieces), (_, before) => (before.Runs + 1, before.Pieces + target.Pieces));

        foreach (var (answer, count) in target.Answers)
        {
            _answers.AddOrUpdate(("attacks", answer.ToString()), count, (_, before) => before + count);

            if (answer.IsFault)
            {
                Fault($"{attack.Name}: {answer}");
            }
        }
    }

    /// <summary>Notes what must not be.</summary>
    public void Fault(string what) => Fault(what, "");

    public void Print(TextWriter output)
    {
        foreach (var family in _answers.GroupBy(answer => answer.Key.Family).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            output.WriteLine();
            output.WriteLine($"{family.Key}: {family.Sum(answer => answer.Value):N0} answers");

            foreach (var ((_, answer), count) in family.OrderByDescending(answer => answer.Value))
            {
                output.WriteLine($"  {count,12:N0}  {answer}");
            }
        }

        output.WriteLine();
        output.WriteLine($"attacks: {_attacks.Values.Sum(attack => attack.Runs):N0} runs, {_attacks.Values.Sum(attack => attack.Pieces):N0} streams, connections and frames");

        foreach (var (name, (runs, pieces)) in _attacks.OrderBy(attack => attack.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {pieces,12:N0}  {name}, {runs} times");
        }

        output.WriteLine();
        output.WriteLine($"{"calls sent",-16} {_calls:N0}");
        output.WriteLine($"{"elapsed",-16} {Stopwatch.GetElapsedTime(_started):hh\\:mm\\:ss}");

        foreach (var (fault, count) in _faults.OrderByDescending(fault => fault.Value).Take(60))
        {
            output.WriteLine($"FAULT, {count} times: {fault}");
        }

        output.WriteLine(IsSound ? "Nothing fell over." : $"{_faults.Count} kinds of fault.");
    }

    private void Fault(string what, string file)
    {
        if (_faults.AddOrUpdate(what, 1, static (_, count) => count + 1) == 1)
        {
            Console.WriteLine($"FAULT: {what} {file}");
        }
    }
}
