using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using static Google.Rpc.BadRequest.Types;
using static Workforce.V1.ContractLimits;

namespace Workforce.Service.Wire;

/// <summary>
/// Turns the fields of a message into domain values, noting each that cannot be. Read all the fields, then look at
/// <see cref="Violations"/>: the caller learns of every fault at once. A fault yields a value that must not be used: of a text that may not be
/// absent the empty one, so that what reads on meets no null.
/// </summary>
internal sealed class FieldReader
{
    /// <summary>More faults than this say nothing new, and must fit into the headers that carry them.</summary>
    private const int MaxViolations = 16;

    private static readonly long EarliestSecond = SecondsTo(MinYear);
    private static readonly long LatestSecond = SecondsTo(MaxYear + 1);

    private List<FieldViolation>? _violations;

    public bool IsValid => _violations is null;

    public IReadOnlyCollection<FieldViolation> Violations => _violations ?? [];

    public void Reject(string field, string rule)
    {
        _violations ??= [];

        if (_violations.Count < MaxViolations)
        {
            _violations.Add(new() { Field = field, Description = rule });
        }
    }

    public T? Reject<T>(string field, string rule)
    {
        Reject(field, rule);
        return default;
    }

    /// <summary>Notes a fault of a text that may not be absent.</summary>
    public string RejectText(string field, string rule)
    {
        Reject(field, rule);
        return "";
    }

    /// <summary>What was read, if nothing was at fault.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, if any field was.</exception>
    public T Valid<T>(T? value)
        where T : class
    {
        ThrowIfInvalid();
        return value ?? throw new InvalidOperationException($"No {typeof(T).Name} was read, and no fault was noted.");
    }

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, if any field was at fault.</exception>
    public void ThrowIfInvalid()
    {
        if (_violations is not null)
        {
            throw Problem.InvalidFields(_violations).ToException();
        }
    }

    public string Id(string field, string value) =>
        value.Length == 0 ? RejectText(field, "is required.") : OptionalId(field, value) ?? "";

    /// <summary>The id; null if the field is empty.</summary>
    public string? OptionalId(string field, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (value.Length > MaxIdLength)
        {
            return Reject<string>(field, $"must have at most {MaxIdLength} characters.");
        }

        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            return Reject<string>(field, "must not begin or end with a space.");
        }

        return IsPrintable(value) ? value : Reject<string>(field, "must not have control or invisible characters.");
    }

    public string Text(string field, string value)
    {
        if (value.Length > MaxTextLength)
        {
            return RejectText(field, $"must have at most {MaxTextLength} characters.");
        }

        return IsPrintable(value) ? value : RejectText(field, "must not have control or invisible characters.");
    }

    public string RequiredText(string field, string value) =>
        string.IsNullOrWhiteSpace(value) ? RejectText(field, "is required.") : Text(field, value);

    public DateOnly RequiredDay(string field, Google.Type.Date? value) =>
        value is null ? Reject<DateOnly>(field, "is required.") : Day(field, value) ?? default;

    /// <summary>The day; null if the field is absent.</summary>
    public DateOnly? Day(string field, Google.Type.Date? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Year is < MinYear or > MaxYear)
        {
            return Reject<DateOnly?>(field, $"must be a date from {MinYear} to {MaxYear}.");
        }

        return value.Month is >= 1 and <= 12 && value.Day >= 1 && value.Day <= DateTime.DaysInMonth(value.Year, value.Month)
            ? new DateOnly(value.Year, value.Month, value.Day)
            : Reject<DateOnly?>(field, "must be a day of the calendar.");
    }

    /// <summary>A last day, which may not lie before the first.</summary>
    public DateOnly? LastDay(string field, Google.Type.Date? value, DateOnly firstDate)
    {
        var last = Day(field, value);
        return IsInOrder(field, firstDate, last) ? last : null;
    }

    /// <summary>Whether a last day, if there is one, does not lie before the first; refused if it does.</summary>
    public bool IsInOrder(string field, DateOnly firstDate, DateOnly? lastDate)
    {
        if (lastDate < firstDate)
        {
            Reject(field, "must not be before first_date.");
            return false;
        }

        return true;
    }

    /// <summary>A code of an enum that is numbered alike on both sides.</summary>
    public T Code<T>(string field, int code)
        where T : struct, System.Enum =>
        code == 0 ? Reject<T>(field, "is required.") : OptionalCode<T>(field, code) ?? default;

    /// <summary>A code; null if the field is unspecified.</summary>
    public T? OptionalCode<T>(string field, int code)
        where T : struct, System.Enum
    {
        if (code == 0)
        {
            return null;
        }

        return Codes<T>.Of(code) ?? Reject<T?>(field, $"must be one of the contract's values, not {code}.");
    }

    /// <summary>Whether a list has no more elements than make sense; refused as a whole if it has.</summary>
    public bool IsAtMost(string field, int count, int max)
    {
        if (count > max)
        {
            Reject(field, $"must have at most {max} elements.");
        }

        return count <= max;
    }

    /// <summary>A moment in UTC, cut off to the microsecond.</summary>
    public DateTime Moment(string field, Timestamp? value)
    {
        if (value is null)
        {
            return Reject<DateTime>(field, "is required.");
        }

        // Checked here, since ToDateTime throws for what lies outside.
        if (value.Nanos is < 0 or > 999_999_999 || value.Seconds < EarliestSecond || value.Seconds >= LatestSecond)
        {
            return Reject<DateTime>(field, $"must be a time from {MinYear} to {MaxYear}.");
        }

        var time = value.ToDateTime();
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static long SecondsTo(int year) =>
        new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>No control, formatting or private character, and none that stands for bytes that were not UTF-8.</summary>
    private static bool IsPrintable(string value)
    {
        // Nearly all are of nothing else, and are looked through many characters at a time.
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return true;
        }

        foreach (var character in value.EnumerateRunes())
        {
            if (character.Value is >= ' ' and <= '~')
            {
                continue;
            }

            if (character == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values of an enum by their numbers: to ask the type itself makes garbage for each code that is read.</summary>
    private static class Codes<T>
        where T : struct, System.Enum
    {
        private static readonly T?[] ByNumber = Values();

        public static T? Of(int code) => (uint)code < (uint)ByNumber.Length ? ByNumber[code] : null;

        private static T?[] Values()
        {
            var values = System.Enum.GetValues<T>().ToDictionary(value => Convert.ToInt32(value, CultureInfo.InvariantCulture));
            var byNumber = new T?[values.Keys.Max() + 1];

            foreach (var (number, value) in values)
            {
                byNumber[number] = value;
            }

            return byNumber;
        }
    }
}
