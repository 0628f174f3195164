namespace Workforce.Domain.Planning;

/// <summary>Plays the months to come once: who leaves, who comes.</summary>
internal sealed class Simulation
{
    private readonly ProjectionInput _input;
    private readonly PossibleStarter[][] _possible;
    private readonly ArrivalCounts[] _usual;

    public Simulation(ProjectionInput input)
    {
        _input = input;
        _possible = [.. Enumerable.Range(0, input.Months).Select(month => input.PossibleStarters.Where(starter => starter.Month == month).ToArray())];
        _usual = [.. input.UsualStarters.Select(mean => new ArrivalCounts(mean))];
    }

    /// <param name="seed">The seed of all simulations.</param>
    /// <param name="number">Which of them this is.</param>
    /// <param name="inPost">Takes what is in post at the end of each month, in millionths of an FTE.</param>
    public void Run(long seed, int number, long[][] inPost)
    {
        // Of their own, so that more starters never alter who of the others leaves.
        var leaving = new RandomSource(seed, (2 * number) + 1);
        var starting = new RandomSource(seed, (2 * number) + 2);
        var chance = _input.LeaverRate.Draw(leaving);
        var (heads, fte) = (_input.Heads, _input.Fte.Millionths);

        for (var month = 0; month < inPost.Length; month++)
        {
            var leavers = Draws.Binomial(leaving, heads, chance);

            if (leavers > 0)
            {
                fte -= (long)((Int128)fte * leavers / heads);
                heads -= leavers;
            }

            foreach (var starter in _possible[month])
            {
                var come = Draws.Binomial(starting, starter.Heads, starter.Chance);
                heads += come;
                fte += starter.Fte.Millionths * come / starter.Heads;
            }

            var others = _usual[month].Next(starting);
            heads += others;
            fte += others * _input.StarterFte.Millionths;
            inPost[month][number] = fte + _input.CertainFte[month].Millionths;
        }
    }
}
