using System.Runtime.CompilerServices;

namespace Workforce.Domain.Model;

/// <summary>What the model keeps a timeline of, for each unit and role. Every other figure is a difference of these.</summary>
internal enum Quantity
{
    Establishment,
    InPost,
    Vacant,
    VacantRecruiting,
    VacantHeld,
    VacantCoveredOtherwise,
    AgencyCover,
    AgencyExtra,

    /// <summary>By how much the starters in the pipeline who are due by a day alter the vacant FTE of that day; 0 or less.</summary>
    PipelineEffect,
}

/// <summary>One amount for each <see cref="Quantity"/>, in millionths of an FTE.</summary>
[InlineArray(Count)]
internal struct Quantities
{
    public const int Count = 9;

    private long _first;

    public long this[Quantity quantity]
    {
        readonly get => this[(int)quantity];
        set => this[(int)quantity] = value;
    }
}
