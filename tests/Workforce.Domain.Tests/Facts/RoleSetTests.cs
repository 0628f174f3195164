using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Facts;

public class RoleSetTests
{
    [Fact]
    public void Census_IsTheSixCensusRoles() => Assert.Equal(
        [
            Role.SeniorManager,
            Role.MiddleManager,
            Role.FirstLineManager,
            Role.SeniorPractitioner,
            Role.CaseHolder,
            Role.QualifiedWithoutCases,
        ],
        RoleSet.Census.Roles());

    [Fact]
    public void All_IsTheCensusAndThoseNotRegistered() =>
        Assert.Equal([.. RoleSet.Census.Roles(), Role.NotRegistered], RoleSet.All.Roles());

    [Fact]
    public void Of_AnyOrderAndRepeated_IsTheSameSetInOrderOfCode()
    {
        var roles = RoleSet.Of(Role.NotRegistered, Role.MiddleManager, Role.NotRegistered);

        Assert.Equal(RoleSet.Of(Role.MiddleManager, Role.NotRegistered), roles);
        Assert.Equal([Role.MiddleManager, Role.NotRegistered], roles.Roles());
    }

    [Fact]
    public void Contains_OnlyWhatWasNamed()
    {
        var roles = RoleSet.Of(Role.CaseHolder);

        Assert.True(roles.Contains(Role.CaseHolder));
        Assert.False(roles.Contains(Role.SeniorPractitioner));
        Assert.False(default(RoleSet).Contains(Role.CaseHolder));
    }
}
