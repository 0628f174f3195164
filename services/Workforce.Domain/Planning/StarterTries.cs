namespace Workforce.Domain.Planning;

/// <summary>The months to come, played so many times, and those who start besides as more of them are looked for.</summary>
/// <remarks>
/// Who starts is drawn step by step: with each tenth of a head a month more come, each in one of the months and with a life. So more starters are
/// the same ones and some besides, and what was drawn ends with the step that is enough: the work is that of the answer, not of the most.
/// </remarks>
internal sealed class StarterTries
{
    private readonly ProjectionInput _input;
    private readonly int _simulations;
    private readonly long _seed;
    private readonly int _firstMonth;
    private readonly ulong _startersOfStep;
    private readonly Chance _noneOfStep;

    /// <summary>By simulation and month: how many people are missing at its end when none are looked for; more than there can be if no number is enough.</summary>
    private readonly int[] _missing;

    /// <summary>By simulation and month: how likely each is to leave.</summary>
    private readonly Chance[] _leaverChances;

    /// <summary>Of the simulation looked at, by the months in which one starts and at whose end one is still there: how likely that is.</summary>
    private readonly Chance[] _stays;

    private readonly int[] _change;

    /// <param name="input">What is known and assumed.</param>
    /// <param name="aim">What is to be met.</param>
    /// <param name="firstMonth">From which month on they come.</param>
    /// <param name="simulations">How many simulations.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Ends it: nobody waits any more.</param>
    public StarterTries(ProjectionInput input, StaffingAim aim, int firstMonth, int simulations, long seed, CancellationToken cancellationToken)
    {
        (_input, _firstMonth, _simulations, _seed) = (input, firstMonth, simulations, seed);
        _startersOfStep = (ulong)Math.Max(0, input.Months - firstMonth) * (1UL << Draws.FractionBits) / StartersForTarget.StepsOfAHead;
        _noneOfStep = Chance.ExponentialOfMinus(_startersOfStep);
        _missing = new int[simulations * input.Months];
        _leaverChances = new Chance[_missing.Length];
        _stays = new Chance[input.Months * input.Months];
        _change = new int[input.Months];

        var simulation = new Simulation(input);
        long?[] leastInPost = [.. Enumerable.Range(0, input.Months).Select(month => aim.LeastInPost(input, month))];

        for (var i = 0; i < simulations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            simulation.Run(seed, i);
            simulation.LeaverChance.CopyTo(_leaverChances, i * input.Months);

            for (var month = 0; month < input.Months; month++)
            {
                _missing[(i * input.Months) + month] = Missing(leastInPost[month], simulation.InPost[month]);
            }
        }
    }

    /// <summary>How many steps it takes in one simulation for the aim to be met at the end of a month; one more than the most if it is not met with them.</summary>
    public int Needed(int simulation, int byMonth, int most)
    {
        var missing = _missing[(simulation * _input.Months) + byMonth];

        if (missing == 0 || missing == int.MaxValue)
        {
            return missing == 0 ? 0 : most + 1;
        }

        var random = RandomSource.Of(_seed, simulation, RandomPurpose.Sought);
        FillStays(simulation);

        for (var step = 1; step <= most; step++)
        {
            for (var come = Draws.Poisson(random, _startersOfStep, _noneOfStep); come > 0; come--)
            {
                var (started, life) = (Started(random), random.Next());

                if (started <= byMonth && life < _stays[(started * _input.Months) + byMonth].Bits && --missing == 0)
                {
                    return step;
                }
            }
        }

        return most + 1;
    }

    /// <summary>By month: in what share of the simulations the aim is met at its end with so many steps.</summary>
    public decimal[] Shares(int steps, CancellationToken cancellationToken)
    {
        var met = new int[_input.Months];

        for (var i = 0; i < _simulations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Start(i, steps);
            var there = 0;

            for (var month = 0; month < met.Length; month++)
            {
                there += _change[month];
                met[month] += there >= _missing[(i * met.Length) + month] ? 1 : 0;
            }
        }

        return [.. met.Select(count => (decimal)count / _simulations)];
    }

    /// <summary>By month of one simulation: by how many more of those who were looked for are there at its end than at that of the month before.</summary>
    private void Start(int simulation, int steps)
    {
        Array.Clear(_change);

        if (steps == 0)
        {
            return;
        }

        var random = RandomSource.Of(_seed, simulation, RandomPurpose.Sought);
        FillStays(simulation);

        for (var step = 1; step <= steps; step++)
        {
            for (var come = Draws.Poisson(random, _startersOfStep, _noneOfStep); come > 0; come--)
            {
                var (started, life) = (Started(random), random.Next());
                var left = FirstWithout(started, life);
                _change[started]++;

                if (left < _change.Length)
                {
                    _change[left]--;
                }
            }
        }
    }

    private int Started(RandomSource random) =>
        _firstMonth + (int)Math.BigMul(random.Next() << 1, (ulong)(_input.Months - _firstMonth), out _);

    /// <summary>The first month at whose end one who started is no longer there: the chance of being there only falls.</summary>
    private int FirstWithout(int started, ulong life)
    {
        var (there, gone) = (started, _input.Months);

        while (gone - there > 1)
        {
            var middle = (there + gone) / 2;
            (there, gone) = life < _stays[(started * _input.Months) + middle].Bits ? (middle, gone) : (there, middle);
        }

        return gone;
    }

    private void FillStays(int simulation)
    {
        var chances = _leaverChances.AsSpan(simulation * _input.Months, _input.Months);

        for (var started = _firstMonth; started < chances.Length; started++)
        {
            // Nobody leaves in the month in which they start.
            var stays = Chance.Certain;
            _stays[(started * chances.Length) + started] = stays;

            for (var month = started + 1; month < chances.Length; month++)
            {
                stays = stays.And(chances[month].Complement);
                _stays[(started * chances.Length) + month] = stays;
            }
        }
    }

    private int Missing(long? leastInPost, long inPost) => leastInPost is { } least
        ? least > inPost ? (int)Math.Min(int.MaxValue, ((least - inPost - 1) / _input.UsualStarters.Each.Millionths) + 1) : 0
        : int.MaxValue;
}
