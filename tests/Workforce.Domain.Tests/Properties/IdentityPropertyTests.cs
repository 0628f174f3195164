using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Properties;

/// <summary>What must hold of the figures whatever was reported, without any model of how they come about.</summary>
public class IdentityPropertyTests
{
    private const int Seeds = 60;

    private static readonly EstablishmentFigures Nothing =
        new(Fte.Zero, Fte.Zero, Fte.Zero, Fte.Zero, Fte.Zero, Fte.Zero, Fte.Zero, Fte.Zero);

    [Fact]
    public void Figures_OfAnyScope_EstablishmentIsInPostLessOverAndVacant() => ForEachScope((snapshot, scope, day) =>
    {
        var figures = EstablishmentFigures.On(snapshot, scope, day) ?? Nothing;

        Assert.Equal(figures.Establishment, figures.InPost - figures.OverEstablishment + figures.Vacant);
        Assert.Equal(figures.Vacant, figures.VacantOpen + figures.VacantRecruiting + figures.VacantHeld + figures.VacantCoveredOtherwise);
        Assert.All(Enum.GetValues<StaffingFigure>(), figure => Assert.True(figures.Figure(figure) >= Fte.Zero, $"{figure} is below zero."));
    });

    [Fact]
    public void Figures_OfAnyScope_AreTheSumOverItsRoles() => ForEachScope((snapshot, scope, day) =>
    {
        var roles = scope.Roles.Roles().Select(role => EstablishmentFigures.On(snapshot, scope with { Roles = RoleSet.Of(role) }, day));

        AssertSum(EstablishmentFigures.On(snapshot, scope, day), roles);
    });

    [Fact]
    public void Establishment_OfAnyScope_IsTheSumOfItsListedPosts() => ForEachScope((snapshot, scope, day) =>
    {
        var figures = EstablishmentFigures.On(snapshot, scope, day) ?? Nothing;
        var posts = PostOnDay.List(snapshot, scope, day).ToList();

        Assert.Equal(figures.Establishment.Millionths, posts.Sum(post => post.Occupancy.Funded));
        Assert.Equal(figures.Vacant.Millionths, posts.Sum(post => post.Occupancy.Vacant));
    });

    [Fact]
    public void InPost_OfAnyScope_IsTheSumOfItsListedWorkers() => ForEachScope((snapshot, scope, day) =>
    {
        var figures = EstablishmentFigures.On(snapshot, scope, day) ?? Nothing;
        var people = WorkerInPost.List(snapshot, scope, day).ToList();

        Assert.Equal(
            (figures.InPost + figures.AgencyCover + figures.AgencyExtra).Millionths,
            people.Sum(person => person.Stint.Fte.Millionths));
    });

    private static void ForEachScope(Action<StaffingSnapshot, Scope, DateOnly> check)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var snapshot = Delivery.AllOf(HistoryGenerator.Make(seed)).First().Steps().Last().Snapshot;

            for (var unit = 0; unit < 8; unit++)
            {
                foreach (var roles in new[] { RoleSet.Census, RoleSet.All, RoleSet.Of(Role.CaseHolder, Role.NotRegistered) })
                {
                    check(snapshot, new($"U{unit}", roles), new DateOnly(2020, 1, 1).AddDays(((seed * 97) + (unit * 211)) % 1500));
                }
            }
        }
    }

    private static void AssertSum(EstablishmentFigures? whole, IEnumerable<EstablishmentFigures?> parts)
    {
        var known = parts.OfType<EstablishmentFigures>().ToList();

        Assert.Equal(known.Count > 0, whole is not null);
        Assert.All(
            Enum.GetValues<StaffingFigure>(),
            figure => Assert.Equal((whole ?? Nothing).Figure(figure).Millionths, known.Sum(part => part.Figure(figure).Millionths)));
    }
}
