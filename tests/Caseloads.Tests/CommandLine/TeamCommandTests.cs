using Workforce.Caseloads.Tests.Fakes;

namespace Workforce.Caseloads.Tests.CommandLine;

public sealed class TeamCommandTests(Anytown anytown) : IClassFixture<Anytown>
{
    [Fact]
    public async Task Team_AsTable_ShowsX()
    {
        foreach (var a in new string[][] { ["team", "Family Support", "--as-of", "2026-03-31"], ["team", "Family Support", "--as-of", "2026-03-10", "--csv"],["team", "Family Support"],
            ["team", "D1", "--as-of", "2026-03-31"],["team", "D1", "--as-of", "2026-03-31", "--csv"], ["team", "D2", "--as-of", "2026-03-31"], ["team", "Duty"], ["team", "Refferal"], ["breaches", "Anytown", "--as-of", "2026-03-31"], ["breaches", "T1"],
            ["breaches", "t1", "--since","2026-03-01", "--as-of", "2026-03-01", "--csv"],
            ["worker", "W3", "--as-of", "2026-03-31"], ["worker", "W3", "--as-of", "2026-03-10"], ["worker", "X9", "--as-of", "2026-03-31"],
            ["worker", "W2", "--as-of", "2026-03-31", "--json"], ["worker", "W2", "--as-of", "2026-03-31", "--csv"],
            ["preview", "--worker", "W1", "--unit", "T1", "--as-of", "2026-03-31", "--csv"], ["preview", "--worker", "W2", "--unit", "T1", "--as-of", "2026-03-31", "--cases", "3"], ["preview", "--unit", "T1", "--json"],
            ["team", "x"], ["team", "T1", "--role", "nobody"], ["team", "T1", "--as-of", "31/03/2026"], ["team"], ["preview", "--unit", "T1", "--cases", "0"], ["team", "T1", "--csv", "--json"], ["watch", "T1", "--as-of", "2026-03-31"], ["worker", "nobody"], ["worker", ""], ["team", "T1", "--address", "x"] })
        {
            var ran = await Ran.AgainstAsync(anytown.Service, a);
            File.AppendAllText("/tmp/wt/ct/screens.txt", $"$ {string.Join(' ', a)}\n{ran.Output}--- {ran.Code}\n{ran.Error}\n");
        }
    }
}
