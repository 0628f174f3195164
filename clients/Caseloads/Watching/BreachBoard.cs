using Workforce.V1;

namespace Workforce.Caseloads.Watching;

/// <summary>Who is over the limit now, kept up from the messages of a watch.</summary>
internal sealed class BreachBoard
{
    private readonly SortedDictionary<string, CaseloadBreach> _breaches = new(StringComparer.Ordinal);

    /// <summary>Those that stand, by worker.</summary>
    public IReadOnlyCollection<CaseloadBreach> Breaches => _breaches.Values;

    /// <summary>Whether the whole state has been seen, so that what is missing is not there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The day that the board is about; null before the first message.</summary>
    public Google.Type.Date? Day { get; private set; }

    /// <summary>Takes a message in.</summary>
    public void Take(WatchCaseloadBreachesResponse message)
    {
        Day = message.AsOfDate ?? Day;

        switch (message.ContentCase)
        {
            case WatchCaseloadBreachesResponse.ContentOneofCase.State:
                Take(message.State);
                break;

            case WatchCaseloadBreachesResponse.ContentOneofCase.Events:
                Take(message.Events);
                break;
        }
    }

    private void Take(BreachState state)
    {
        if (state.First)
        {
            _breaches.Clear();
        }

        foreach (var breach in state.Breaches)
        {
            _breaches[breach.WorkerId] = breach;
        }

        IsComplete = state.Complete;
    }

    private void Take(BreachEvents events)
    {
        foreach (var each in events.Events)
        {
            if (each.Kind is BreachEvent.Types.Kind.Closed or BreachEvent.Types.Kind.LeftScope)
            {
                _breaches.Remove(each.Breach.WorkerId);
            }
            else
            {
                _breaches[each.Breach.WorkerId] = each.Breach;
            }
        }
    }
}
