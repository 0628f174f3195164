namespace Workforce.Domain.Planning;

/// <summary>Who is in post, comes and goes on average: worked out, not simulated.</summary>
internal sealed class MeanFlows
{
    private readonly ProjectionInput _input;
    private readonly StayingShares _staying;

    /// <summary>By the month at whose end they joined, from -1 for those of today: their mean number and FTE.</summary>
    private readonly (decimal Heads, decimal Fte)[] _joined;

    public MeanFlows(ProjectionInput input)
    {
        _input = input;
        _staying = new(input.LeaverRate, input.LeaverShares);
        _joined = new (decimal, decimal)[input.Months + 1];
        _joined[0] = (input.Heads, input.Fte.Value);

        for (var month = 0; month < input.Months; month++)
        {
            var usual = input.UsualStarters.Heads[month];
            _joined[month + 1] = (usual, usual * input.UsualStarters.Each.Value);
        }

        foreach (var starter in input.PossibleStarters.Where(starter => starter.Month < input.Months))
        {
            ref var joined = ref _joined[starter.Month + 1];
            joined = (joined.Heads + starter.MeanHeads, joined.Fte + starter.MeanFte);
        }
    }

    public decimal InPost(int month)
    {
        var mean = _input.CertainFte[month].Value;

        for (var joined = -1; joined <= month; joined++)
        {
            mean += _joined[joined + 1].Fte * _staying.Of(joined, month);
        }

        return mean;
    }

    public MonthFlows Of(int month)
    {
        var (heads, fte) = (0m, 0m);

        for (var joined = -1; joined < month; joined++)
        {
            var leaves = _staying.Of(joined, month - 1) - _staying.Of(joined, month);
            heads += _joined[joined + 1].Heads * leaves;
            fte += _joined[joined + 1].Fte * leaves;
        }

        var usual = _input.UsualStarters.Heads[month];
        return new(usual * _input.UsualStarters.Each.Value, usual, fte, heads);
    }
}

/// <summary>Who comes and goes in a month on average, of those of whom nothing is known.</summary>
/// <param name="UsualStarters">FTE of the usual starters.</param>
/// <param name="UsualStarterHeads">The same in heads.</param>
/// <param name="Leavers">FTE of those who leave.</param>
/// <param name="LeaverHeads">The same in heads.</param>
public readonly record struct MonthFlows(decimal UsualStarters, decimal UsualStarterHeads, decimal Leavers, decimal LeaverHeads);
