using Workforce.Answers;
using Workforce.Caseloads.Asking;
using Workforce.V1;

namespace Workforce.Caseloads.Watching;

/// <summary>A watch as CSV: a row for each breach that stands, then one for each change, under one heading.</summary>
internal sealed class BreachRows(Screen screen)
{
    private bool _hasHeading;

    public void Show(WatchCaseloadBreachesResponse message)
    {
        if (!_hasHeading)
        {
            screen.ShowCsv(["Day", "What", .. BreachSheets.Columns]);
            _hasHeading = true;
        }

        foreach (var breach in message.State?.Breaches ?? [])
        {
            Show(message, "stands", breach);
        }

        foreach (var each in message.Events?.Events ?? [])
        {
            Show(message, What(each.Kind), each.Breach);
        }
    }

    private static string What(BreachEvent.Types.Kind kind) => kind switch
    {
        BreachEvent.Types.Kind.Opened => "opened",
        BreachEvent.Types.Kind.Changed => "changed",
        BreachEvent.Types.Kind.Closed => "closed",
        BreachEvent.Types.Kind.LeftScope => "left unit",
        _ => "",
    };

    private void Show(WatchCaseloadBreachesResponse message, string what, CaseloadBreach breach) =>
        screen.ShowCsv([Words.Of(message.AsOfDate), what, .. BreachSheets.RowOf(breach).Cells]);
}
