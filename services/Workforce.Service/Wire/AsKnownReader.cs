using Workforce.Domain;
using Workforce.Service.Live;

namespace Workforce.Service.Wire;

/// <summary>Reads the state of knowledge from which a question wants its answer.</summary>
internal static class AsKnownReader
{
    /// <summary>The revision as known at which to answer; null for the latest.</summary>
    public static async ValueTask<long?> AsKnownAsync(
        this FieldReader reader,
        string field,
        V1.Reading reading,
        WorkforceSnapshot latest,
        Readings readings,
        CancellationToken cancellationToken)
    {
        switch (reading.AsKnownCase)
        {
            case V1.Reading.AsKnownOneofCase.AsKnownRevision:
                return reading.AsKnownRevision >= 1 && reading.AsKnownRevision <= latest.Revision
                    ? reading.AsKnownRevision
                    : reader.Reject<long?>($"{field}.as_known_revision", $"must be from 1 to the last revision, {latest.Revision}.");

            case V1.Reading.AsKnownOneofCase.AsKnownTime:
                var moment = reader.Moment($"{field}.as_known_time", reading.AsKnownTime);

                if (!reader.IsValid)
                {
                    return null;
                }

                // A caller's clock may be a little ahead, as a source's may.
                if (moment > readings.Now + ChangeReader.ClockSkew)
                {
                    return reader.Reject<long?>($"{field}.as_known_time", "must not be in the future.");
                }

                var revision = await readings.RevisionAtAsync(moment, cancellationToken);
                return revision > 0 ? revision : reader.Reject<long?>($"{field}.as_known_time", "must not be before the first revision.");

            default:
                return null;
        }
    }
}
