namespace Workforce.Domain.Facts;

/// <summary>Some of the figures that can be reported.</summary>
public readonly record struct FigureSet
{
    private FigureSet(int bits)
    {
        Bits = bits;
    }

    /// <summary>The figures as a number: bit n for the figure of code n.</summary>
    public int Bits { get; }

    public static FigureSet Of(IEnumerable<ReportedFigure> figures) => Of([.. figures]);

    public static FigureSet Of(params ReadOnlySpan<ReportedFigure> figures)
    {
        var bits = 0;

        foreach (var figure in figures)
        {
            bits |= 1 << (int)figure;
        }

        return new(bits);
    }

    public static FigureSet OfBits(int bits) => new(bits);

    public bool Overlaps(FigureSet other) => (Bits & other.Bits) != 0;

    /// <summary>The figures, in the order of their codes.</summary>
    public IEnumerable<ReportedFigure> Figures()
    {
        for (var figure = ReportedFigure.Vacancies; figure <= ReportedFigure.AgencyCoverFte; figure++)
        {
            if ((Bits & (1 << (int)figure)) != 0)
            {
                yield return figure;
            }
        }
    }
}
