using Workforce.Feeds.Rows;

namespace Workforce.Feeds.Faults;

/// <summary>The rows of a file that did not land, by their line.</summary>
public sealed class Rejections
{
    private readonly Dictionary<long, IReadOnlyList<RowFault>> _byLine = [];

    /// <summary>How many rows.</summary>
    public int Count => _byLine.Count;

    /// <summary>Notes an outcome, if it is a rejection.</summary>
    public void Note(RowOutcome outcome)
    {
        if (outcome.Result is RowResult.Rejected)
        {
            _byLine[outcome.Line] = outcome.Faults;
        }
    }

    /// <summary>What is wrong with the row that begins on a line; null if nothing is.</summary>
    public IReadOnlyList<RowFault>? Of(long line) => _byLine.GetValueOrDefault(line);
}
