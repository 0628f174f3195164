using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class PostRow : FactRow
{
    public required string PostId { get; init; }

    public required DateOnly FirstDate { get; init; }

    public required string UnitId { get; init; }

    public required Role Role { get; init; }

    public required Fte Fte { get; init; }

    public required PostStatus Status { get; init; }

    public required string StatusReason { get; init; }

    public required string Title { get; init; }

    public required DateOnly? LastDate { get; init; }

    public static PostRow Of(long changeNumber, Post post) => new()
    {
        ChangeNumber = changeNumber,
        PostId = post.PostId,
        FirstDate = post.FirstDate,
        UnitId = post.UnitId,
        Role = post.Role,
        Fte = post.Fte,
        Status = post.Status,
        StatusReason = post.StatusReason,
        Title = post.Title,
        LastDate = post.LastDate,
    };

    public override Fact ToFact() =>
        new Post(PostId, FirstDate, UnitId, Role, Fte, Status, StatusReason, Title, LastDate);
}

internal sealed class PostTable : IEntityTypeConfiguration<PostRow>
{
    public void Configure(EntityTypeBuilder<PostRow> builder)
    {
        builder.IsFactTable("posts");
        builder.Property(row => row.PostId).IsId();
        builder.Property(row => row.UnitId).IsId();
        builder.Property(row => row.StatusReason).HasMaxLength(ColumnSize.Text);
        builder.Property(row => row.Title).HasMaxLength(ColumnSize.Text);
        builder.HasCode(row => row.Role);
        builder.HasCode(row => row.Status);
    }
}
