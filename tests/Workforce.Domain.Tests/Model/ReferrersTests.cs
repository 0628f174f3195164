using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Model;

/// <summary>What refers to a thing is found from the thing: all that ever did, each once.</summary>
public class ReferrersTests
{
    private static readonly string[] Units = ["U0", "U1", "U2"];

    /// <summary>
    /// Posts of many states that are corrected from unit to unit and back, in commits of every size; beside a set for each unit that is added to by
    /// every change that was taken in. More posts than a block of the list holds.
    /// </summary>
    [Fact]
    public void Referrers_OfUnitsWhosePostsMoveAndAreCorrected_AreAllThatEverReferredOnce()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var staffing = Known.Of(Units.Select(unit => A.Unit(unit)));
            var expected = Units.ToDictionary(unit => unit, _ => new HashSet<string>());
            var held = new Dictionary<(string Post, int Day), int>();

            for (var commit = 0; commit < 12; commit++)
            {
                var changes = Enumerable.Range(0, random.Next(3) == 0 ? 1 : random.Next(1, 200)).Select(_ => Next()).ToList();
                staffing = staffing.And(changes);

                foreach (var unit in Units)
                {
                    var referrers = staffing.History(FactReference.Unit(unit))!.Referrers(ReferenceKind.Post).ConvertAll(referrer => referrer.Id);
                    Assert.Equal(expected[unit].Order(StringComparer.Ordinal), referrers.Order(StringComparer.Ordinal));
                }
            }

            Change Next()
            {
                var (post, day, unit, made) = ($"P{random.Next(250)}", random.Next(12), Units[random.Next(Units.Length)], random.Next(1_000_000));

                // Of two about the same state the one made later holds; one made earlier is not taken in, and refers to nothing.
                if (!held.TryGetValue((post, day), out var before) || made > before)
                {
                    held[(post, day)] = made;
                    expected[unit].Add(post);
                }

                return Known.Change(A.Post(post, unit: unit, from: A.Start.AddDays(day)), made);
            }
        }
    }
}
