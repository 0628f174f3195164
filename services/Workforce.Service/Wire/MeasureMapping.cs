using System.Runtime.CompilerServices;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Service.Wire;

/// <summary>Measures and listings as the contract's messages.</summary>
internal static class MeasureMapping
{
    private const int UnroundedDecimalPlaces = 10;

    private static readonly V1.Role[] CensusRoles = [.. RoleSet.Census.Roles().Select(role => (V1.Role)role)];

    private static readonly ConditionalWeakTable<StaffingSnapshot, V1.SourceFreshness[]> SourcesOf = [];

    public static V1.MeasureValue ToProto(this MeasureValue measure, Rounding rounding)
    {
        var message = new V1.MeasureValue { Numerator = measure.Numerator?.ToProto(), Denominator = measure.Denominator?.ToProto() };

        if (measure.Unrounded is { } unrounded)
        {
            message.Value = rounding.Apply(unrounded).ToProto();
            message.UnroundedValue = Unrounded(unrounded);
        }
        else
        {
            message.NoValueReason = (V1.NoValueReason)measure.Reason!.Value;
        }

        return message;
    }

    /// <summary>Cut off, not rounded: rounding it again to fewer places then gives what rounding the whole would have given.</summary>
    public static Google.Type.Decimal Unrounded(decimal value) =>
        new Rounding(UnroundedDecimalPlaces, Truncates: true).Apply(value).ToProto();

    public static V1.EstablishmentFigures ToProto(this EstablishmentFigures figures) => new()
    {
        EstablishmentFte = figures.Establishment.ToProto(),
        InPostFte = figures.InPost.ToProto(),
        VacantFte = figures.Vacant.ToProto(),
        VacantOpenFte = figures.VacantOpen.ToProto(),
        VacantRecruitingFte = figures.VacantRecruiting.ToProto(),
        VacantHeldFte = figures.VacantHeld.ToProto(),
        VacantCoveredOtherwiseFte = figures.VacantCoveredOtherwise.ToProto(),
        OverEstablishmentFte = figures.OverEstablishment.ToProto(),
        AgencyCoverFte = figures.AgencyCover.ToProto(),
        AgencyExtraFte = figures.AgencyExtra.ToProto(),
    };

    /// <summary>How fresh each source is: in every answer, and the same for all answers from one snapshot.</summary>
    public static V1.SourceFreshness[] SourcesToProto(this StaffingSnapshot snapshot) =>
        SourcesOf.GetValue(snapshot, static each => [.. each.Sources.Values.Select(source => new V1.SourceFreshness
        {
            Source = source.Source,
            LastMadeTime = source.LastMade.Time.ToProto(),
            LastRevision = source.LastRevision,
        })]);

    /// <summary>The roles, in the order of their codes.</summary>
    public static V1.Role[] ToProto(this RoleSet roles) =>
        roles == RoleSet.Census ? CensusRoles : [.. roles.Roles().Select(role => (V1.Role)role)];

    public static V1.WorkerInPost ToProto(this WorkerInPost inPost)
    {
        var engagement = inPost.Stint.Engagement;

        return new()
        {
            WorkerId = inPost.Worker.WorkerId,
            Name = inPost.Worker.Name,
            EngagementId = engagement.EngagementId,
            Footing = (V1.Footing)engagement.Footing,
            PostId = inPost.Stint.Placement.PostId ?? "",
            UnitId = inPost.UnitId,
            Role = (V1.Role)inPost.Role,
            Fte = inPost.Stint.Fte.ToProto(),
            FirstDate = engagement.FirstDate.ToProto(),
            LastDate = engagement.LastDate.ToProto(),
        };
    }

    public static V1.DataQualityIssue ToProto(this DataQualityIssue issue) => new()
    {
        Kind = (V1.DataQualityIssue.Types.Kind)issue.Kind,
        Description = issue.Description,
        Subjects = { issue.Subjects.Select(subject => subject.ToProto()) },
        WaitingFor = { issue.WaitingFor.Select(reference => reference.ToProto()) },
        AffectedMeasures = { issue.Measures.Select(measure => (V1.DataQualityIssue.Types.AffectedMeasure)measure) },
    };
}
