using Grpc.Core;
using Workforce.Client;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>Asks several questions at once, and takes a refusal of one for what it is: a part of the report that is not shown.</summary>
internal sealed class Questioning : IDisposable
{
    /// <summary>Enough to hide the way there and back, and few enough not to look like an attack.</summary>
    private const int MaxAtOnce = 16;

    private readonly SemaphoreSlim _places = new(MaxAtOnce);

    public async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        await _places.WaitAsync();

        try
        {
            return await question();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <param name="what">What is not shown if the service refuses, as the beginning of a sentence.</param>
    /// <param name="question">The question.</param>
    public async Task<Asked<T>> MayAskAsync<T>(string what, Func<Task<T>> question)
        where T : class
    {
        try
        {
            return new(await AskAsync(question), null);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied)
        {
            var requires = WorkforceError.Of(exception).Metadata.GetValueOrDefault("requires");
            return new(null, $"{what} not shown: whoever made this report has no permission to see this{(requires is null ? "" : $" (it takes {requires})")}.");
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unimplemented)
        {
            return new(null, $"{what} not shown: the service asked does not offer this.");
        }
    }

    public void Dispose() => _places.Dispose();
}
