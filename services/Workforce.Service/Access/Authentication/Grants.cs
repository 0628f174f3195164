using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Access.Authentication;

/// <summary>Reads grants from settings and from the claims of tokens.</summary>
internal static class Grants
{
    private const string Everywhere = "*";

    private static readonly RightSet Sending = RightSet.Of(V1.Right.StaffingWrite, V1.Right.CaseloadWrite);

    public static IEnumerable<Grant> Of(IEnumerable<GrantSettings> settings) =>
        from grant in settings
        from unit in grant.Units
        select new Grant(RightSet.Of([.. grant.Rights.Select(RightSet.Parse).OfType<V1.Right>()]), unit is Everywhere ? null : unit, grant.Sources.Count == 0 ? null : [.. grant.Sources]);

    /// <summary>What a claim such as <c>caseload.read@FS-1</c> grants; null if it is none.</summary>
    public static Grant? Of(string claim)
    {
        var at = claim.IndexOf('@', StringComparison.Ordinal);

        return at > 0 && at < claim.Length - 1 && RightSet.Parse(claim[..at]) is { } right
            ? new(RightSet.Of(right), claim[(at + 1)..] is Everywhere ? null : claim[(at + 1)..])
            : null;
    }

    /// <summary>What is wrong with grants, each fault naming its setting.</summary>
    public static IEnumerable<string> FaultsOf(string path, IList<GrantSettings> grants)
    {
        for (var i = 0; i < grants.Count; i++)
        {
            if (grants[i].Rights.Count == 0 || grants[i].Units.Count == 0)
            {
                yield return $"{path}:Grants:{i} must have Rights and Units; {Everywhere} is the whole organisation.";
            }

            if (grants[i].Sources.Count > 0 && !grants[i].Rights.Select(RightSet.Parse).OfType<V1.Right>().Any(right => Sending.Has(right)))
            {
                yield return $"{path}:Grants:{i}:Sources are of who sends: Rights must have {Sending}.";
            }

            foreach (var source in grants[i].Sources)
            {
                var reader = new FieldReader();
                reader.Source(source);

                foreach (var fault in reader.Violations)
                {
                    yield return $"{path}:Grants:{i}:Sources: '{source}' {fault.Description}";
                }
            }

            foreach (var right in grants[i].Rights.Where(right => RightSet.Parse(right) is null))
            {
                yield return $"{path}:Grants:{i}:Rights: there is no right {right}. There are: {RightSet.All.ToString().Replace(" or ", ", ", StringComparison.Ordinal)}.";
            }
        }
    }
}
