using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Answers;

/// <summary>The contract's codes, days and amounts in words. What is absent is empty.</summary>
public static class Words
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>A role, such as <c>case holder</c>.</summary>
    public static string Of(Role role) => OptionWords.Role.WordOf(role).Replace('-', ' ');

    /// <summary>A day, such as 2026-11-30.</summary>
    public static string Of(Google.Type.Date? day) => day is null
        ? ""
        : day.ToDateOnly().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment to the second, by London's clocks.</summary>
    public static string Of(Timestamp? moment) => moment is null
        ? ""
        : TimeZoneInfo.ConvertTime(moment.ToDateTimeOffset(), London).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The moment at which a day begins in London.</summary>
    public static Timestamp StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return Timestamp.FromDateTimeOffset(new(midnight, London.GetUtcOffset(midnight)));
    }

    /// <summary>An amount to at most a number of places, half away from zero, as the official figures are.</summary>
    public static string Of(Google.Type.Decimal? amount, int places) => amount is null
        ? ""
        : Written(Rounded(Value(amount), places));

    /// <summary>A number, plain.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value, or in brackets why there is none.</summary>
    public static string Of(MeasureValue? value) => value?.OutcomeCase switch
    {
        MeasureValue.OutcomeOneofCase.Value => value.Value.Value,
        MeasureValue.OutcomeOneofCase.NoValueReason => value.NoValueReason switch
        {
            NoValueReason.NotApplicable => "(not applicable)",
            NoValueReason.Unreliable => "(unreliable)",
            NoValueReason.Missing => "(not reported)",
            NoValueReason.Suppressed => "(too few to show)",
            _ => "(no value)",
        },
        _ => "",
    };

    /// <summary>The limit that applies to a worker.</summary>
    public static string Limit(AppliedLimit? limit) => Limit(limit?.Limit, limit?.Basis ?? CaseloadBasis.Cases);

    /// <summary>A limit of cases, to at most a number of places, with what it is in, unless that is cases.</summary>
    public static string Limit(Google.Type.Decimal? limit, CaseloadBasis basis, int places = 2) => limit is null
        ? ""
        : Of(limit, places) + basis switch
        {
            CaseloadBasis.CasesPerFte => " per FTE",
            CaseloadBasis.WeightedPoints => " points",
            _ => "",
        };

    /// <summary>By how much a load lies above a limit: to one place, or to as many as it takes for it not to look like nothing.</summary>
    public static string Over(Google.Type.Decimal? load, Google.Type.Decimal? limit)
    {
        if (load is null || limit is null)
        {
            return "";
        }

        var over = Value(load) - Value(limit);
        var places = Enumerable.Range(1, 10).FirstOrDefault(places => Rounded(over, places) != 0, 1);
        return Written(Rounded(over, places));
    }

    /// <summary>A worker by name and id, or by id where HR has sent no name.</summary>
    public static string Who(string workerId, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 ? workerId : $"{name} ({workerId})";
    }

    private static decimal Rounded(decimal amount, int places) => decimal.Round(amount, places, MidpointRounding.AwayFromZero);

    private static string Written(decimal amount) => amount.ToString("0.##########", CultureInfo.InvariantCulture);

    private static decimal Value(Google.Type.Decimal amount) => decimal.Parse(amount.Value, CultureInfo.InvariantCulture);
}
