using Workforce.Domain;

namespace Workforce.Service.Live;

/// <summary>A snapshot as it was published, and the one that followed it.</summary>
/// <remarks>Who holds one can follow all that came after it; nobody else remembers them.</remarks>
internal sealed class Publication(WorkforceSnapshot snapshot)
{
    private readonly TaskCompletionSource<Publication> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkforceSnapshot Snapshot => snapshot;

    /// <summary>The next one, once there is one.</summary>
    public Task<Publication> Next => _next.Task;

    public void Follow(Publication next) => _next.SetResult(next);
}
