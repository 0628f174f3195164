namespace Workforce.Domain.Planning;

/// <summary>Plays the months to come, once at a time: who leaves, who comes.</summary>
internal sealed class Simulation
{
    private readonly ProjectionInput _input;
    private readonly Chance[] _leaverChances;
    private readonly Chance[] _leaverShares;
    private readonly PossibleStarter[][] _possible;
    private readonly ulong[] _usual;
    private readonly RelativeStep _otherChanges;
    private readonly RelativeStep _establishmentChanges;

    public Simulation(ProjectionInput input)
    {
        _input = input;
        _leaverChances = [.. Enumerable.Range(0, Spread.Count).SelectMany(input.LeaverRate.OfYears)];
        _leaverShares = [.. input.LeaverShares.Select(Chance.Of)];
        _possible = [.. Enumerable.Range(0, input.Months).Select(month => input.PossibleStarters.Where(starter => starter.Month == month).ToArray())];
        _usual = [.. input.UsualStarters.Heads.Select(heads => (ulong)(heads * (1UL << Draws.FractionBits)))];
        _otherChanges = RelativeStep.OfYear(input.OtherChanges);
        _establishmentChanges = RelativeStep.OfYear(input.EstablishmentChanges);
        LeaverChance = new Chance[input.Months];
        InPost = new long[input.Months];
        Vacant = new long[input.Months];
    }

    /// <summary>How likely each was to leave in each month of the last run.</summary>
    public Chance[] LeaverChance { get; }

    /// <summary>What was in post at the end of each month of the last run, in millionths.</summary>
    public long[] InPost { get; }

    /// <summary>What was vacant at the end of each month of the last run, in millionths.</summary>
    public long[] Vacant { get; }

    /// <param name="seed">The seed of all simulations.</param>
    /// <param name="number">Which of them this is.</param>
    public void Run(long seed, int number)
    {
        // Of their own, so that starters never alter who of the others leaves.
        var leaving = RandomSource.Of(seed, number, RandomPurpose.Leaving);
        var starting = RandomSource.Of(seed, number, RandomPurpose.Starting);
        var changing = RandomSource.Of(seed, number, RandomPurpose.Changing);
        var (leaverLevel, starterLevel) = (Spread.Draw(leaving), Spread.Draw(starting));
        var (leaverYear, starterYear) = (0, 0);
        var (heads, fte) = (_input.Heads, _input.Fte.Millionths);
        var funded = RelativeStep.Whole;

        for (var month = 0; month < InPost.Length; month++)
        {
            if (month % ProjectionInput.MonthsOfAYear == 0)
            {
                (leaverYear, starterYear) = (Spread.Draw(leaving), Spread.Draw(starting));
            }

            LeaverChance[month] = _leaverChances[(leaverLevel * Spread.Count) + leaverYear].And(_leaverShares[month]);
            var leavers = Draws.Binomial(leaving, heads, LeaverChance[month]);

            if (leavers > 0)
            {
                fte -= (long)((Int128)fte * leavers / heads);
                heads -= leavers;
            }

            fte = _otherChanges.Next(fte, changing);

            foreach (var starter in _possible[month])
            {
                var come = Draws.Binomial(starting, starter.Heads, starter.Chance);
                heads += come;
                fte += starter.Fte.Millionths * come / starter.Heads;
            }

            var others = Draws.Poisson(starting, _input.UsualStarters.Drawn(_usual[month], starterLevel, starterYear));
            heads += others;
            fte += others * _input.UsualStarters.Each.Millionths;
            funded = _establishmentChanges.Next(funded, changing);

            InPost[month] = fte + _input.CertainFte[month].Millionths;
            Vacant[month] = _input.Vacancies.Vacant(RelativeStep.Of(_input.Establishment[month].Millionths, funded), InPost[month]);
        }
    }
}
