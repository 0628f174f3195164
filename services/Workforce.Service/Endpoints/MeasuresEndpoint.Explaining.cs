using Grpc.Core;
using Workforce.Domain.Comparing;
using Workforce.Domain.Facts;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;
using Rounding = Workforce.Domain.Amounts.Rounding;

namespace Workforce.Service.Endpoints;

/// <summary>What a figure is made of, and why it is not what it was.</summary>
internal sealed partial class MeasuresEndpoint
{
    public override async Task<ExplainMeasureResponse> ExplainMeasure(ExplainMeasureRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var asked = reader.Measure("measure", request.Measure);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        reader.RequireKnowable("as_of_date", day, asked, readings.Today);
        var rounding = reader.Rounding(request.Rounding);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        var place = reader.Place(page, count: 1);
        var measure = reader.Valid(asked);

        // Pages of different revisions would not add up.
        var snapshot = place is null
            ? await readings.OfAsync(request.Reading, context.CancellationToken)
            : await readings.AtRevisionAsync(place[0], context.CancellationToken);
        snapshot.Require(scope.UnitId);

        var rows = measure.Explain(snapshot, flows.Of, scope, day)
            .Select(row => (Row: row, Key: $"{PagePlace.Of(snapshot.Revision)}\n{row.Key()}"))
            .OrderBy(each => each.Key, StringComparer.Ordinal);
        var (evidence, next) = page.Take(rows, each => each.Key, each => each.Row.ToProto());

        return new()
        {
            Value = measure.Answer(snapshot, flows.Of, scope, day).ToProto(measure.Round(rounding)),
            Evidence = { evidence },
            NextPageToken = next,
            Revision = snapshot.Revision,
        };
    }

    public override async Task<CompareAsKnownResponse> CompareAsKnown(CompareAsKnownRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var asked = reader.Measure("measure", request.Measure);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        reader.RequireKnowable("as_of_date", day, asked, readings.Today);
        var rates = reader.Rounding(request.Rounding);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        var place = reader.Place(page, count: 4);

        if (request.EarlierReading is null || request.EarlierReading.AsKnownCase is Reading.AsKnownOneofCase.None)
        {
            reader.Reject("earlier_reading", "is required: as_known_revision or as_known_time.");
        }

        var measure = reader.Valid(asked);

        var (earlier, later) = place is null
            ? (await readings.OfAsync(request.EarlierReading, context.CancellationToken, "earlier_reading"),
                await readings.OfAsync(request.Reading, context.CancellationToken))
            : (await readings.AtRevisionAsync(place[0], context.CancellationToken),
                await readings.AtRevisionAsync(place[1], context.CancellationToken));

        if (earlier.Revision > later.Revision)
        {
            reader.Reject("earlier_reading", "must not be after reading.");
            reader.ThrowIfInvalid();
        }

        later.Require(scope.UnitId);

        var (before, after) = (measure.Answer(earlier, flows.Of, scope, day), measure.Answer(later, flows.Of, scope, day));
        var rounding = measure.Round(rates);
        var (steps, endedAt) = await differences.PageAsync(
            new(measure, scope, day, earlier.Revision, later.Revision),
            place is null ? null : new DifferencePosition(place[2], place[3]),
            page.Size,
            context.CancellationToken);

        return new()
        {
            Earlier = new() { Revision = earlier.Revision, Value = before.ToProto(rounding) },
            Later = new() { Revision = later.Revision, Value = after.ToProto(rounding) },
            Difference = before.Unrounded is { } then && after.Unrounded is { } now ? MeasureMapping.Unrounded(now - then) : null,
            Changes = { steps.Select(step => Moving(step, rounding)) },
            NextPageToken = endedAt is { } end
                ? PageToken.Of(page.Question(), PagePlace.Of(earlier.Revision, later.Revision, end.Revision, end.Number))
                : "",
            Revision = later.Revision,
        };
    }

    private static MovingChange Moving(KnowledgeStep step, Rounding rounding)
    {
        var moving = new MovingChange { Before = step.Before.ToProto(rounding), After = step.After.ToProto(rounding) };

        if (step.Change.Change.Fact.Key.Kind.Area() is FactArea.Caseloads)
        {
            moving.CaseloadChange = step.Change.ToCaseloadProto();
        }
        else
        {
            moving.Change = step.Change.ToProto();
        }

        return moving;
    }
}
