using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tables;

internal sealed class AppliedExtractRow : FactRow
{
    public required string Source { get; init; }

    public required string ExtractId { get; init; }

    public required string UnitId { get; init; }

    public required DateOnly AsOfDate { get; init; }

    /// <summary>Bit n for the content of code n.</summary>
    public required int CoverBits { get; init; }

    public required int RowCount { get; init; }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public required string Digest { get; init; }

    public static AppliedExtractRow Of(long changeNumber, AppliedExtract extract) => new()
    {
        ChangeNumber = changeNumber,
        Source = extract.Source,
        ExtractId = extract.ExtractId,
        UnitId = extract.UnitId,
        AsOfDate = extract.AsOfDate,
        CoverBits = extract.CoverBits,
        RowCount = extract.RowCount,
        Digest = extract.Digest,
    };

    public override Fact ToFact() => new AppliedExtract(Source, ExtractId, UnitId, AsOfDate, CoverBits, RowCount, Digest);
}

internal sealed class AppliedExtractTable : IEntityTypeConfiguration<AppliedExtractRow>
{
    private const int DigestLength = 64;

    public void Configure(EntityTypeBuilder<AppliedExtractRow> builder)
    {
        builder.IsFactTable("applied_extracts");
        builder.Property(row => row.Source).IsId();
        builder.Property(row => row.ExtractId).IsId();
        builder.Property(row => row.UnitId).IsId();
        builder.Property(row => row.Digest).HasMaxLength(DigestLength).IsComparedExactly();
    }
}
