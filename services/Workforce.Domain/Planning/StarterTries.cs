namespace Workforce.Domain.Planning;

/// <summary>Plays the months to come with all the starters there could be, and tells how many of them it takes.</summary>
internal sealed class StarterTries
{
    private readonly ProjectionInput _input;
    private readonly Simulation _simulation;
    private readonly int _firstMonth;
    private readonly int _most;
    private readonly long?[] _leastInPost;

    /// <summary>By month: of those who are still there at its end, how many steps each takes.</summary>
    private readonly List<int>[] _marks;

    /// <param name="input">What is known and assumed.</param>
    /// <param name="aim">What is to be met.</param>
    /// <param name="firstMonth">From which month on they come.</param>
    /// <param name="most">How many come in a month at most, in steps of a tenth of a head.</param>
    public StarterTries(ProjectionInput input, StaffingAim aim, int firstMonth, int most)
    {
        (_input, _firstMonth, _most) = (input, firstMonth, most);
        _simulation = new(input);
        _leastInPost = [.. Enumerable.Range(0, input.Months).Select(month => aim.LeastInPost(input, month))];
        _marks = [.. Enumerable.Range(0, input.Months).Select(_ => new List<int>())];
    }

    /// <summary>Plays one simulation.</summary>
    public void Play(long seed, int number)
    {
        _simulation.Run(seed, number);

        foreach (var marks in _marks)
        {
            marks.Clear();
        }

        if (_most == 0)
        {
            return;
        }

        var random = RandomSource.Of(seed, number, RandomPurpose.Sought);
        var mean = (ulong)_most * (1UL << Draws.FractionBits) / 10;

        for (var month = _firstMonth; month < _input.Months; month++)
        {
            for (var come = Draws.Poisson(random, mean); come > 0; come--)
            {
                // The first step counts from a mark of 0 up, so that none need nobody.
                Stay(month, (int)(((UInt128)random.Next() * (uint)_most) >> Chance.Places) + 1, life: random.Next());
            }
        }
    }

    /// <summary>How many steps it takes for the aim to be met at the end of a month; more than there are if it is not met with all.</summary>
    public int Needed(int month)
    {
        var people = Missing(month);
        var marks = _marks[month];

        if (people == 0)
        {
            return 0;
        }

        if (marks.Count < people)
        {
            return _most + 1;
        }

        marks.Sort();
        return marks[(int)people - 1];
    }

    /// <summary>Whether so many steps are enough for the aim to be met at the end of a month.</summary>
    public bool IsMet(int month, int steps)
    {
        var people = Missing(month);

        if (people == 0)
        {
            return true;
        }

        foreach (var mark in _marks[month])
        {
            people -= mark <= steps ? 1 : 0;
        }

        return people <= 0;
    }

    /// <summary>How many people more it takes at the end of a month; more than there can be if no number does.</summary>
    private long Missing(int month) => _leastInPost[month] is { } least
        ? least > _simulation.InPost[month] ? ((least - _simulation.InPost[month] - 1) / _input.UsualStarters.Each.Millionths) + 1 : 0
        : long.MaxValue;

    /// <summary>One who starts in a month: there until the share of those who stay falls below the life drawn.</summary>
    private void Stay(int started, int mark, ulong life)
    {
        var stays = Chance.Certain;

        for (var month = started; life < stays.Bits; month++)
        {
            _marks[month].Add(mark);

            if (month + 1 == _input.Months)
            {
                return;
            }

            stays = stays.And(_simulation.LeaverChance[month + 1].Complement);
        }
    }
}
