namespace Workforce.Domain.Facts;

/// <summary>An extract that was held against what is known, and whose differences were recorded with this.</summary>
/// <remarks>Recorded even where nothing differed: so that an older extract that comes later is known to be older.</remarks>
/// <param name="Source">The system whose extract it is.</param>
/// <param name="ExtractId">The source's id of it.</param>
/// <param name="UnitId">The unit that it covers, with all below.</param>
/// <param name="AsOfDate">The day at whose close it says how things stood.</param>
/// <param name="CoverBits">Bit n for the content of code n that it says all of: see the room that reconciles.</param>
/// <param name="RowCount">How many rows it had.</param>
/// <param name="Digest">A digest of all that it says, whatever the order of its rows; 64 hexadecimal digits.</param>
public sealed record AppliedExtract(
    string Source,
    string ExtractId,
    string UnitId,
    DateOnly AsOfDate,
    int CoverBits,
    int RowCount,
    string Digest) : Fact
{
    public override FactKey Key => new(FactKind.AppliedExtract, FactKey.Joined(Source, ExtractId));

    public override FactReference Subject => FactReference.Extract(Source, ExtractId);

    public override FactReferences References => FactReferences.None;

    /// <summary>Whether this speaks of a later day than another, or of the same day and was made later.</summary>
    public bool IsAfter(AppliedExtract other, MadeAt made, MadeAt otherMade) =>
        AsOfDate.CompareTo(other.AsOfDate) is var order and not 0 ? order > 0 : made > otherMade;
}
