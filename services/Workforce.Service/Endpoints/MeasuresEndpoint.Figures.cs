using Grpc.Core;
using Workforce.Domain.Policies;
using Workforce.Service.Access.Units;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;
using FrozenFigure = Workforce.Domain.Policies.FrozenFigure;

namespace Workforce.Service.Endpoints;

/// <summary>Figures as they were published.</summary>
internal sealed partial class MeasuresEndpoint
{
    public override async Task<FreezeFigureResponse> FreezeFigure(FreezeFigureRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var figureId = reader.Id("figure_id", request.FigureId);
        var label = reader.RequiredText("label", request.Label);
        var scope = reader.Scope(request.UnitId, request.Roles);
        var measured = reader.ExactMeasure("measure", request.Measure);
        var day = reader.RequiredDay("as_of_date", request.AsOfDate);
        var rates = reader.Rounding(request.Rounding);

        if (day != default)
        {
            reader.RequireKnowable("as_of_date", day, measured, readings.Today);
        }

        var measure = reader.Valid(measured);
        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        var asked = new FrozenFigure(figureId, label, scope.UnitId, scope.Roles, measure.Code, day, snapshot.Revision, default, measure.Round(rates));

        var recorded = await policies.RecordAsync(
            OwnSource.Figures,
            figureId,
            latest =>
            {
                // Computed only where nothing is frozen yet, from what was asked for and not from what has come in since.
                var frozen = latest.Policies.FrozenFigure(figureId);

                if (frozen is null)
                {
                    snapshot.Require(scope.UnitId);
                    frozen = asked with { Value = measure.Answer(snapshot, flows.Of, scope, day).ToKept() };
                }

                return (frozen, null);
            },
            withdrawn: false,
            AuditedCall.Of(context),
            context.CancellationToken);

        var figure = (FrozenFigure)recorded.Change.Fact;

        if (!IsSameQuestion(figure, asked, request.Reading))
        {
            throw Problem.FigureIdReused(figureId).ToException();
        }

        return new() { Figure = figure.ToProto(recorded.Change.Made), Revision = recorded.Revision };
    }

    public override async Task<ListFrozenFiguresResponse> ListFrozenFigures(ListFrozenFiguresRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var prefix = reader.Text("label_prefix", request.LabelPrefix);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        var visible = Visible.To(context, readings.Latest, readings.Today);
        var (figures, next) = page.Take(
            snapshot.Policies.FrozenFigures
                .Where(figure => visible.Has(figure.UnitId) && (unitId is null || figure.UnitId == unitId) && figure.Label.StartsWith(prefix, StringComparison.Ordinal)),
            figure => figure.FigureId,
            figure => figure.ToProto(snapshot.Policies.FigureMade(figure.FigureId), CheckOf(figure)));

        return new()
        {
            Figures = { figures },
            NextPageToken = next,
            Revision = snapshot.Revision,
        };

        FigureCheck? CheckOf(FrozenFigure figure)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            return request.WithCurrent ? FigureCheck.Of(figure, snapshot, flows.Of) : null;
        }
    }

    /// <summary>Whether a figure is what was asked for; a question that names no state of knowledge is content with any.</summary>
    private static bool IsSameQuestion(FrozenFigure figure, FrozenFigure asked, Reading? reading)
    {
        var names = reading?.AsKnownCase is Reading.AsKnownOneofCase.AsKnownRevision or Reading.AsKnownOneofCase.AsKnownTime;

        return figure with { Value = asked.Value, AsKnownRevision = names ? figure.AsKnownRevision : asked.AsKnownRevision } == asked;
    }
}
