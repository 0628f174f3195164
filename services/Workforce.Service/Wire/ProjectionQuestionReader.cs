using Google.Protobuf.Collections;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Planning;
using EstablishmentChange = Workforce.Domain.Planning.EstablishmentChange;
using PlanningOverrides = Workforce.Domain.Planning.PlanningOverrides;
using StaffingAim = Workforce.Domain.Planning.StaffingAim;

namespace Workforce.Service.Wire;

/// <summary>Turns the fields of questions about the months to come into domain values.</summary>
internal static class ProjectionQuestionReader
{
    public const int MinMonths = 12;
    public const int MaxMonths = 36;
    private const int MinSimulations = 100;
    private const int MaxEstablishmentChanges = 60;
    private const decimal MaxLeaverRate = 0.5m;
    private const decimal MaxUsualStarters = 1_000m;
    private const decimal MaxSoughtStarters = 200m;
    private const decimal MaxEstablishmentChange = 100_000m;

    /// <summary>The day from which on to look ahead: what is still to come of it cannot be history.</summary>
    public static DateOnly PastDay(this FieldReader reader, string field, Google.Type.Date? date, DateOnly today)
    {
        var day = reader.Day(field, date) ?? today;
        return day > today ? reader.Reject<DateOnly>(field, "must not be in the future.") : day;
    }

    public static int ProjectedMonths(this FieldReader reader, string field, int months) => months switch
    {
        0 => MinMonths,
        >= MinMonths and <= MaxMonths => months,
        _ => reader.Reject<int>(field, $"must be from {MinMonths} to {MaxMonths}."),
    };

    public static long Seed(this FieldReader reader, string field, long seed) => seed switch
    {
        0 => 1,
        > 0 => seed,
        _ => reader.Reject<long>(field, "must not be negative."),
    };

    public static int Simulations(this FieldReader reader, string field, int simulations, int byDefault, int max) => simulations switch
    {
        0 => byDefault,
        >= MinSimulations when simulations <= max => simulations,
        _ => reader.Reject<int>(field, $"must be from {MinSimulations} to {max}."),
    };

    public static PlanningOverrides Overrides(this FieldReader reader, string field, V1.PlanningOverrides? overrides, Horizon horizon) => overrides is null
        ? PlanningOverrides.None
        : new(
            reader.OptionalNumber($"{field}.monthly_leaver_rate", overrides.MonthlyLeaverRate, 0m, MaxLeaverRate),
            reader.OptionalNumber($"{field}.starters_per_month", overrides.StartersPerMonth, 0m, MaxUsualStarters),
            overrides.FtePerStarter is null ? null : reader.Fte($"{field}.fte_per_starter", overrides.FtePerStarter, 1m),
            reader.PipelineChances($"{field}.pipeline_chances", overrides.PipelineChances),
            reader.OptionalNumber($"{field}.agency_release_share", overrides.AgencyReleaseShare, 0m, 1m),
            reader.EstablishmentChanges($"{field}.establishment_changes", overrides.EstablishmentChanges, horizon));

    /// <summary>What is to be reached; null if it is at fault.</summary>
    public static StaffingAim? Aim(this FieldReader reader, string field, V1.StaffingAim aim)
    {
        var measure = reader.ExactMeasure($"{field}.measure", aim.Measure);

        if (measure is null)
        {
            return null;
        }

        var (least, most) = measure.TargetRange;
        var limit = reader.Number($"{field}.limit", aim.Limit, least, most);

        return StaffingAim.Of(measure.Code, limit) ?? reader.Reject<StaffingAim>(
            $"{field}.measure",
            "must be a vacancy rate other than ESTABLISHMENT_WITH_PIPELINE, or the FTE in post or vacant.");
    }

    /// <summary>The month, from 0, at whose end a target must be met.</summary>
    public static int TriedMonth(this FieldReader reader, string field, DateOnly mustBeMetBy, Horizon horizon)
    {
        if (mustBeMetBy > horizon.LastDate)
        {
            return reader.Reject<int>(field, $"must be within {horizon.Months} months of as_of_date.");
        }

        return horizon.LastEndedBy(mustBeMetBy)
            ?? reader.Reject<int>(field, "must not be before the first last day of a month after as_of_date.");
    }

    /// <summary>From which month, from 0, the starters that are looked for can come.</summary>
    public static int FirstStarters(this FieldReader reader, string field, Google.Type.Date? date, Horizon horizon, int triedMonth)
    {
        if (reader.Day(field, date) is not { } from)
        {
            return horizon.FirstWhole;
        }

        if (from <= horizon.AsOfDate)
        {
            return reader.Reject<int>(field, "must be after as_of_date.");
        }

        // From the first whole month on.
        return horizon.MonthOf(from.AddDays(-1).AddMonths(1)) is { } month && Math.Max(month, horizon.FirstWhole) is var first && first <= triedMonth
            ? first
            : reader.Reject<int>(field, "must be before the last whole month before the target's date ends.");
    }

    public static decimal Probability(this FieldReader reader, string field, Google.Type.Decimal? probability) =>
        reader.OptionalNumber(field, probability, 0.5m, 0.99m) ?? 0.8m;

    /// <summary>The most starters a month that make sense; null where it is not said.</summary>
    public static decimal? MostStarters(this FieldReader reader, string field, Google.Type.Decimal? most) =>
        most is null ? null : reader.NumberAboveZero(field, most, MaxSoughtStarters);

    private static Dictionary<PipelineStage, decimal> PipelineChances(this FieldReader reader, string field, RepeatedField<V1.PipelineChance> chances)
    {
        var read = new Dictionary<PipelineStage, decimal>();

        if (!reader.IsAtMost(field, chances.Count, PlanningDefaults.OpenStages.Count))
        {
            return read;
        }

        for (var i = 0; i < chances.Count; i++)
        {
            var stage = reader.Code<PipelineStage>($"{field}[{i}].stage", (int)chances[i].Stage);
            var chance = reader.Number($"{field}[{i}].chance", chances[i].Chance, 0m, 1m);

            if (stage is PipelineStage.Started or PipelineStage.FallenThrough)
            {
                reader.Reject($"{field}[{i}].stage", "must be one that can still become a start.");
            }
            else if (stage != default && !read.TryAdd(stage, chance))
            {
                reader.Reject($"{field}[{i}].stage", "must not be given twice.");
            }
        }

        return read;
    }

    private static List<EstablishmentChange> EstablishmentChanges(
        this FieldReader reader,
        string field,
        RepeatedField<V1.EstablishmentChange> changes,
        Horizon horizon)
    {
        var read = new List<EstablishmentChange>();

        if (!reader.IsAtMost(field, changes.Count, MaxEstablishmentChanges))
        {
            return read;
        }

        for (var i = 0; i < changes.Count; i++)
        {
            var first = reader.RequiredDay($"{field}[{i}].first_date", changes[i].FirstDate);

            if (first != default && (first <= horizon.AsOfDate || first > horizon.LastDate))
            {
                reader.Reject($"{field}[{i}].first_date", "must be after as_of_date and within the months projected.");
            }

            read.Add(new(first, Fte.Of(reader.Number($"{field}[{i}].change_fte", changes[i].ChangeFte, -MaxEstablishmentChange, MaxEstablishmentChange))));
        }

        return read;
    }
}
