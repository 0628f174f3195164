using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Histories;

/// <summary>Makes histories in which everything happens that a real feed can do, and more often.</summary>
/// <remarks>
/// Few ids and few days, so that changes meet: corrections, withdrawals, changes that arrive late, references that come
/// late or never, units that move and run in a loop, states that begin on one day.
/// </remarks>
internal sealed class HistoryGenerator
{
    private readonly Random _random;
    private readonly FactGenerator _facts;
    private readonly List<Change> _changes = [];
    private readonly int _withdrawnPerCent;
    private readonly int _correctedPerCent;

    private HistoryGenerator(int seed)
    {
        _random = new(seed);
        _facts = new(_random);
        _withdrawnPerCent = _random.Next(0, 20);
        _correctedPerCent = _random.Next(10, 50);
    }

    public static History Make(int seed)
    {
        var generator = new HistoryGenerator(seed);
        var howMany = generator._random.Next(150, 450);

        while (generator._changes.Count < howMany)
        {
            generator.AddChange();
        }

        return new(seed, generator._changes);
    }

    private void AddChange()
    {
        var isCorrection = _changes.Count > 0 && _random.Next(100) < _correctedPerCent;
        var fact = isCorrection ? _facts.Again(_random.From(_changes).Fact) : _facts.Next();
        var source = _random.From("itrent", "itrent", "payroll");

        _changes.Add(new(source, $"c{_changes.Count}", Made(), _random.Next(100) < _withdrawnPerCent, fact));
    }

    /// <summary>Mostly one minute after another; sometimes long before, and sometimes at one moment with another change.</summary>
    private MadeAt Made()
    {
        var minutes = _random.Next(10) switch
        {
            0 => _random.Next(_changes.Count + 1),
            1 => Math.Max(0, _changes.Count - 1),
            _ => _changes.Count,
        };

        return new(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes), _random.Next(2));
    }
}
