using System.Globalization;

namespace Workforce.Domain.Amounts;

/// <summary>Full-time equivalent: a share of a full-time worker, exact to six decimal places.</summary>
/// <remarks>
/// Held as a whole number of millionths, since six places is the most that the census (SPEC 3.4.3) has: sums are exact
/// in any order, and a timeline of them is a plain array of integers. Outside it is a <see cref="decimal"/>. May be
/// negative, as a difference.
/// </remarks>
public readonly record struct Fte : IComparable<Fte>
{
    public const int DecimalPlaces = 6;

    private const decimal MillionthsPerFte = 1_000_000m;

    private Fte(long millionths)
    {
        Millionths = millionths;
    }

    public static Fte Zero => default;

    public static Fte One => new(1_000_000);

    /// <summary>The amount in millionths of an FTE.</summary>
    public long Millionths { get; }

    public decimal Value => Millionths / MillionthsPerFte;

    public static Fte FromMillionths(long millionths) => new(millionths);

    /// <summary>The amount, which must have at most six decimal places and lie within plus or minus 10^12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has more places, or is larger: the edge should have refused it.</exception>
    public static Fte Of(decimal value)
    {
        if (!IsExact(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "An FTE has at most six decimal places and twelve digits before them.");
        }

        return new((long)(value * MillionthsPerFte));
    }

    /// <summary>Whether <see cref="Of"/> can hold the amount without loss.</summary>
    public static bool IsExact(decimal value) =>
        decimal.Abs(value) < 1_000_000_000_000m && decimal.Truncate(value * MillionthsPerFte) == value * MillionthsPerFte;

    public static Fte operator +(Fte left, Fte right) => new(checked(left.Millionths + right.Millionths));

    public static Fte operator -(Fte left, Fte right) => new(checked(left.Millionths - right.Millionths));

    public static Fte operator -(Fte value) => new(-value.Millionths);

    public static bool operator <(Fte left, Fte right) => left.Millionths < right.Millionths;

    public static bool operator >(Fte left, Fte right) => left.Millionths > right.Millionths;

    public static bool operator <=(Fte left, Fte right) => left.Millionths <= right.Millionths;

    public static bool operator >=(Fte left, Fte right) => left.Millionths >= right.Millionths;

    public int CompareTo(Fte other) => Millionths.CompareTo(other.Millionths);

    /// <summary>Plain digits without trailing zeros, such as <c>0.6</c>.</summary>
    public override string ToString() => Value.ToString("0.######", CultureInfo.InvariantCulture);
}
