using Spectre.Console;
using Workforce.Answers;
using Workforce.Caseloads.Asking;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Caseloads.Watching;

/// <summary>Shows who is over the limit as it happens: on a terminal a table that is drawn anew, elsewhere a line for each change.</summary>
internal sealed class BreachWatch(CaseloadsClient caseloads, Screen screen, Form form, TextWriter error)
{
    private readonly BreachBoard _board = new();

    /// <summary>Watches until cancelled.</summary>
    public async Task RunAsync(OrganisationUnit unit, Role[] roles, CancellationToken cancellationToken)
    {
        var messages = caseloads.WatchBreachesAsync(new() { UnitId = unit.UnitId, Roles = { roles } }, SayInterrupted, cancellationToken);

        if (form is Form.Table && screen.IsTerminal)
        {
            await DrawAsync(unit, messages, cancellationToken);
        }
        else
        {
            await PrintAsync(unit, messages, cancellationToken);
        }
    }

    private Task DrawAsync(OrganisationUnit unit, IAsyncEnumerable<WatchCaseloadBreachesResponse> messages, CancellationToken cancellationToken) =>
        screen.Console.Live(new Markup("Waiting for the service ...")).StartAsync(async live =>
        {
            await foreach (var message in messages.WithCancellation(cancellationToken))
            {
                _board.Take(message);

                if (_board.IsComplete)
                {
                    live.UpdateTarget(SheetTable.Of(BreachSheets.Of("", _board.Breaches), isTerminal: true).Title(Markup.Escape(Title(unit))));
                }
            }
        });

    private async Task PrintAsync(OrganisationUnit unit, IAsyncEnumerable<WatchCaseloadBreachesResponse> messages, CancellationToken cancellationToken)
    {
        var rows = new BreachRows(screen);

        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            _board.Take(message);

            if (form is Form.Json)
            {
                screen.Show(message);
            }
            else if (form is Form.Csv)
            {
                rows.Show(message);
            }
            else if (message.State is { Complete: true })
            {
                screen.Show(new Answer([BreachSheets.Of(Title(unit), _board.Breaches)], [], []), form);
            }
            else
            {
                foreach (var each in message.Events?.Events ?? [])
                {
                    screen.Output.WriteLine(BreachLine.Of(each, message.AsOfDate));
                }
            }

            await screen.Output.FlushAsync(cancellationToken);
        }
    }

    private void SayInterrupted(string reason) =>
        error.WriteLine($"The watch is interrupted ({reason}). What is shown may be old; it goes on by itself.");

    private string Title(OrganisationUnit unit) =>
        $"Over the limit in {unit.Name} ({unit.UnitId}) on {Words.Of(_board.Day)}: {_board.Breaches.Count}";
}
