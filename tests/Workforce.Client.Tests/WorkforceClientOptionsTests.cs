namespace Workforce.Client.Tests;

public class WorkforceClientOptionsTests
{
    public static TheoryData<string, WorkforceClientOptions> OutOfRange => new()
    {
        { "Address", new() { Address = new("ftp://127.0.0.1") } },
        { "Address", new() { Address = new("relative", UriKind.Relative) } },
        { "Deadline", new() { Deadline = TimeSpan.Zero } },
        { "MaxRetries", new() { MaxRetries = -1 } },
        { "FirstRetryDelay", new() { FirstRetryDelay = TimeSpan.Zero } },
        { "MaxRetryDelay", new() { MaxRetryDelay = TimeSpan.FromMilliseconds(199) } },
        { "FailureShare", new() { CircuitBreaker = new() { FailureShare = 0 } } },
        { "FailureShare", new() { CircuitBreaker = new() { FailureShare = double.NaN } } },
        { "MinTries", new() { CircuitBreaker = new() { MinTries = 1 } } },
        { "SamplingTime", new() { CircuitBreaker = new() { SamplingTime = TimeSpan.FromMilliseconds(499) } } },
        { "BreakTime", new() { CircuitBreaker = new() { BreakTime = TimeSpan.FromHours(2) } } },
        { "MaxChangesPerMessage", new() { Push = new() { MaxChangesPerMessage = 0 } } },
        { "MaxBytesPerMessage", new() { Push = new() { MaxBytesPerMessage = 1023 } } },
        { "MaxPackingTime", new() { Push = new() { MaxPackingTime = TimeSpan.FromTicks(-1) } } },
        { "MaxUnacknowledged", new() { Push = new() { MaxUnacknowledged = 0 } } },
        { "MaxTimeWithoutProgress", new() { Push = new() { MaxTimeWithoutProgress = TimeSpan.FromHours(25) } } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Client_OptionOutOfRange_ThrowsAndNamesIt(string name, WorkforceClientOptions options)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => new WorkforceClient(options));

        Assert.Equal(name, exception.ParamName);
    }

    [Fact]
    public void Client_NoOptions_IsMade()
    {
        using var client = new WorkforceClient();

        Assert.NotNull(client.Staffing);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_600_000)]
    public void Client_DeadlineAtTheEdgeOfItsRange_IsMade(int milliseconds)
    {
        using var client = new WorkforceClient(new() { Deadline = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.NotNull(client.Measures);
    }
}
