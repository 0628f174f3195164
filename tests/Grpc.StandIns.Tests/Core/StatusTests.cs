namespace Grpc.StandIns.Tests.Core;

public class StatusTests
{
    [Fact]
    public void DefaultSuccess_Always_IsOkWithoutWords()
    {
        Assert.Equal(StatusCode.OK, Status.DefaultSuccess.StatusCode);
        Assert.Equal("", Status.DefaultSuccess.Detail);
        Assert.Null(Status.DefaultSuccess.DebugException);
    }

    [Fact]
    public void ToString_WithoutException_NamesCodeAndDetail()
    {
        var status = new Status(StatusCode.NotFound, "no such team");

        Assert.Equal("Status(StatusCode=\"NotFound\", Detail=\"no such team\")", status.ToString());
    }

    [Fact]
    public void ToString_WithException_NamesItsTypeAndMessage()
    {
        var status = new Status(StatusCode.Unavailable, "", new IOException("gone"));

        Assert.Equal(
            "Status(StatusCode=\"Unavailable\", Detail=\"\", DebugException=\"System.IO.IOException: gone\")",
            status.ToString());
    }
}
