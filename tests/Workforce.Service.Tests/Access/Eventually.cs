using Grpc.Core;

namespace Workforce.Service.Tests.Access;

/// <summary>Tries again until what changes by itself has changed; a test that fails waits for all of it.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task SucceedsAsync(Func<Task> call)
    {
        for (var until = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                await call();
                return;
            }
            catch (RpcException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(Pause);
            }
        }
    }

    public static async Task IsRefusedAsync(string cause, Func<Task> call)
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(Pause))
        {
            if (await Record.ExceptionAsync(call) is RpcException exception)
            {
                Assert.Equal(cause, Hosting.Details.Info(Hosting.Details.Of(exception)).Metadata["cause"]);
                return;
            }
        }

        Assert.Fail($"The call was not refused with {cause}.");
    }
}
