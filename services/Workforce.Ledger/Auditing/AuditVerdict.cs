namespace Workforce.Ledger.Auditing;

/// <summary>What going through the chain came to.</summary>
/// <param name="Checked">How many entries were found to be as they were written.</param>
/// <param name="TrimmedThrough">The last entry that was removed by trimming, 0 for none: nothing is known of those any more.</param>
/// <param name="Head">Where the trail ends, by its own word.</param>
/// <param name="Fault">The first fault; null for none.</param>
/// <param name="ExpectedIsTrimmed">Whether the end that was written down lies among the entries trimmed since, so that it can tell nothing.</param>
public sealed record AuditVerdict(long Checked, long TrimmedThrough, AuditHead Head, AuditFault? Fault, bool ExpectedIsTrimmed = false);

/// <summary>What is wrong with the chain.</summary>
/// <param name="Number">The first entry that is not as it was written, or is not there.</param>
/// <param name="What">What is wrong with it, as a sentence.</param>
public sealed record AuditFault(long Number, string What);
