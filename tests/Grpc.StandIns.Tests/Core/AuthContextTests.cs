namespace Grpc.StandIns.Tests.Core;

public class AuthContextTests
{
    [Fact]
    public void PeerIdentity_NamedProperty_IsItsValues()
    {
        var name = AuthProperty.Create("x509_common_name", [.. "hr-feed"u8]);
        var other = AuthProperty.Create("transport", [.. "ssl"u8]);
        var context = new AuthContext("x509_common_name", new() { [name.Name] = [name], [other.Name] = [other] });

        Assert.True(context.IsPeerAuthenticated);
        Assert.Equal("hr-feed", Assert.Single(context.PeerIdentity).Value);
        Assert.Equal([name, other], context.Properties);
    }

    [Fact]
    public void PeerIdentity_PeerThatProvedNothing_IsEmpty()
    {
        var context = new AuthContext(null, []);

        Assert.False(context.IsPeerAuthenticated);
        Assert.Empty(context.PeerIdentity);
        Assert.Empty(context.FindPropertiesByName("x509_common_name"));
    }

    [Fact]
    public void ValueBytes_OfAProperty_AreACopy()
    {
        byte[] bytes = [1, 2];
        var property = AuthProperty.Create("key", bytes);

        bytes[0] = 9;
        property.ValueBytes[1] = 9;

        Assert.Equal([1, 2], property.ValueBytes);
    }
}
