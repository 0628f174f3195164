using System.Runtime.CompilerServices;
using Workforce.Domain.Amounts;

namespace Workforce.Domain.Flows;

/// <summary>What flowed, added up by kind: in FTE, and in heads.</summary>
internal struct FlowSums
{
    private PerKind _fte;
    private PerKind _heads;

    /// <summary>What it adds to the FTE in post.</summary>
    public readonly Fte InPost =>
        Fte(FlowKind.Starter) - Fte(FlowKind.Leaver) + Fte(FlowKind.MovedIn) - Fte(FlowKind.MovedOut) + Fte(FlowKind.HoursChanged);

    /// <summary>What it adds to the headcount.</summary>
    public readonly int Headcount =>
        Heads(FlowKind.Starter) - Heads(FlowKind.Leaver) + Heads(FlowKind.MovedIn) - Heads(FlowKind.MovedOut);

    public readonly Fte Fte(FlowKind kind) => Amounts.Fte.FromMillionths(_fte[(int)kind]);

    public readonly int Heads(FlowKind kind) => (int)_heads[(int)kind];

    public void Add(StaffFlow flow) => Add(flow, 1);

    public void Remove(StaffFlow flow) => Add(flow, -1);

    public static FlowSums operator +(FlowSums one, FlowSums other) => Combined(one, other, 1);

    public static FlowSums operator -(FlowSums until, FlowSums before) => Combined(until, before, -1);

    private void Add(StaffFlow flow, int sign)
    {
        _fte[(int)flow.Kind] = checked(_fte[(int)flow.Kind] + (sign * flow.Fte.Millionths));
        _heads[(int)flow.Kind] += sign;
    }

    private static FlowSums Combined(FlowSums one, FlowSums other, int sign)
    {
        for (var kind = 0; kind < PerKind.Count; kind++)
        {
            one._fte[kind] += sign * other._fte[kind];
            one._heads[kind] += sign * other._heads[kind];
        }

        return one;
    }

    /// <summary>One number for each <see cref="FlowKind"/>, by its code.</summary>
    [InlineArray(Count)]
    private struct PerKind
    {
        public const int Count = (int)FlowKind.HoursChanged + 1;

        private long _first;
    }
}
