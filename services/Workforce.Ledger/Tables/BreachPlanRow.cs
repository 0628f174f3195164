using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class BreachPlanRow : FactRow
{
    public required string WorkerId { get; init; }

    public required DateOnly PlanDate { get; init; }

    public required bool Acknowledged { get; init; }

    public required string PlanText { get; init; }

    public required DateOnly? DueDate { get; init; }

    public static BreachPlanRow Of(long changeNumber, BreachPlan plan) => new()
    {
        ChangeNumber = changeNumber,
        WorkerId = plan.WorkerId,
        PlanDate = plan.Date,
        Acknowledged = plan.Acknowledged,
        PlanText = plan.Plan,
        DueDate = plan.DueDate,
    };

    public override Fact ToFact() => new BreachPlan(WorkerId, PlanDate, Acknowledged, PlanText, DueDate);
}

internal sealed class BreachPlanTable : IEntityTypeConfiguration<BreachPlanRow>
{
    public void Configure(EntityTypeBuilder<BreachPlanRow> builder)
    {
        builder.IsFactTable("breach_plans");
        builder.Property(row => row.WorkerId).IsId();
        builder.Property(row => row.PlanText).HasMaxLength(ColumnSize.Text);
    }
}
