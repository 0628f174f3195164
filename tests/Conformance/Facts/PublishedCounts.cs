using System.Globalization;
using Workforce.Conformance.Published;
using Workforce.V1;

namespace Workforce.Conformance.Facts;

/// <summary>Reads a row's counts as people, noting where they cannot be people as printed.</summary>
internal sealed class PublishedCounts(CswwRow row)
{
    private readonly Dictionary<Measure, string> _notAsked = [];
    private readonly List<string> _notes = [];

    public IReadOnlyDictionary<Measure, string> NotAsked => _notAsked;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The counts that the authority could not return (x), or that are not to be relied on (u).</summary>
    public IReadOnlyDictionary<string, ReportingGapReason> Gaps { get; } = SyntheticFacts.GapColumns
        .Where(column => row[column].Text is Cell.NotAvailable or Cell.LowReliability)
        .ToDictionary(
            column => column,
            column => row[column].Text is Cell.NotAvailable ? ReportingGapReason.NotReturned : ReportingGapReason.Unreliable);

    public decimal? this[string column] => row[column].Number;

    /// <summary>The count; zero where none was published.</summary>
    public decimal Number(string column) => row[column].Number ?? 0m;

    public void Note(FormattableString note) => _notes.Add(note.ToString(CultureInfo.InvariantCulture));

    public void Refuse(Measure measure, FormattableString reason) =>
        _notAsked.TryAdd(measure, reason.ToString(CultureInfo.InvariantCulture));

    public People People(string fteColumn, string headsColumn)
    {
        var heads = (int)Number(headsColumn);

        if (row[fteColumn].Number is not { } fte)
        {
            if (heads > 0)
            {
                Note($"{fteColumn} is {row[fteColumn]} with {headsColumn} {heads}: each was given 1 FTE, for the rate by heads alone");
            }

            return new(heads, heads);
        }

        var people = new People(fte, heads);

        if (people.ArePossible)
        {
            return people;
        }

        if (fte == 0m)
        {
            Note($"{fteColumn} is 0 with {headsColumn} {heads}: no engagement has 0 FTE, so each was given 0.000001, which prints as 0");
            return Facts.People.OfLeastFte(heads);
        }

        if (row[headsColumn].Number is not null)
        {
            Note($"{fteColumn} {fte} cannot be that of {headsColumn} {heads}: it was given to as many as it takes");

            foreach (var measure in Measure.All.Where(measure => measure.Numerator == headsColumn || measure.Other == headsColumn))
            {
                Refuse(measure, $"{fteColumn} {fte} cannot be that of {headsColumn} {heads}");
            }
        }

        return Facts.People.OfFewestHeads(fte);
    }

    /// <summary>Who of those in post started in the year; no rate needs them, but the bridge does.</summary>
    public People Starters(People inPost)
    {
        var starters = new People(Number(Column.StartersFte), (int)Number(Column.StartersHeadcount));

        if (starters.ArePossible && (inPost - starters).ArePossible)
        {
            return starters;
        }

        Note(
            $"starters {starters.Fte} FTE, heads {starters.Heads}, are no part of in post {inPost.Fte}, heads {inPost.Heads}: none pushed");
        return Facts.People.None;
    }

    /// <summary>A rate without counts, or with a symbol that no counts explain, says nothing about the service.</summary>
    public void RefuseWhatCannotBeCompared(Measure measure)
    {
        var published = row[measure.Rate];

        var columns = new[] { measure.Numerator, measure.Other };

        foreach (var column in columns.Where(column => row[column].Number is null && !Gaps.ContainsKey(column)))
        {
            Refuse(measure, $"{column} is {row[column]}: there is no count to build");
        }

        if (columns.Any(Gaps.ContainsKey))
        {
            return;
        }

        if (published.Text is "" or Cell.NotAvailable or Cell.Confidential)
        {
            Refuse(measure, $"published {published}, which no counts explain");
        }

        if (published.Text is Cell.LowReliability && this[measure.Numerator] <= this[measure.Other])
        {
            Refuse(measure, $"published u though {measure.Numerator} does not exceed {measure.Other}: no counts explain that");
        }
    }
}
