namespace Workforce.Domain.Reconciling;

/// <summary>Of which kinds an extract has every row there is, so that what it leaves out is at an end. Bit n for code n of the contract.</summary>
[Flags]
public enum ExtractContents
{
    None = 0,

    Units = 1 << 1,

    Posts = 1 << 2,

    Engagements = 1 << 3,

    All = Units | Posts | Engagements,
}
