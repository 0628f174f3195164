using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Caseloads.Tests.Fakes;

/// <summary>
/// The real service with a small council of March 2026, told by a case system that fell silent after the 31st.
/// </summary>
/// <remarks>
/// Family Support (T1) has a limit of 20 cases, amber above 17: W1 has 23 from the 2nd and 25 from the 10th, W2 18, W3 none, and X9,
/// whom HR does not know, 4. Duty (D1) has a limit of 25 per FTE: W4 at 0.6 FTE has 16. Duty (D2), of the same name, has one of 100
/// points and no weighting: W5 has 9. Referral and Assessment (T2) has a manager, M1, and a limit of 20.
/// </remarks>
public sealed class Anytown : IAsyncLifetime
{
    public RunningService Service { get; } = new();

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        await Service.PushAsync(
            A.Unit("C1", with: unit => unit.Name = "Anytown"),
            A.Unit("T1", "C1", unit => unit.Name = "Family Support"),
            A.Unit("T2", "C1", unit => unit.Name = "Referral and Assessment"),
            A.Unit("D1", "C1", unit => unit.Name = "Duty"),
            A.Unit("D2", "C1", unit => unit.Name = "Duty"));
        await StaffAsync("T1", ("W1", "Ann Example", "1"), ("W2", "=HYPERLINK(\"x\")", "0.5"), ("W3", "", "1"));
        await Service.PushAsync(
            A.Worker("M1"),
            A.Post("M1-post", "T2", with: post => post.Role = Role.FirstLineManager),
            A.Engagement("M1-job", "M1", "M1-post"));
        await StaffAsync("D1", ("W4", new string('n', 200), "0.6"));
        await StaffAsync("D2", ("W5", "Eve Example", "1"));

        await Service.LimitAsync("T1", "20", limit => limit.AmberLimit = A.Number("17"));
        await Service.LimitAsync("T2", "20");
        await Service.LimitAsync("D1", "25", limit => limit.Basis = CaseloadBasis.CasesPerFte);
        await Service.LimitAsync("D2", "100", limit => limit.Basis = CaseloadBasis.WeightedPoints);

        await Service.ReportAsync(
            Case.Report("W1", 23, March(2)),
            Case.Report("W1", 25, March(10)),
            Case.Report("W2", 18, March(2)),
            Case.Report("X9", 4, March(2), unitId: "T1"));
        await Service.ReportAsync(
            Case.Unallocated("T1", 3, March(2)),
            Case.Report("W1", 25, March(31)),
            Case.Report("W2", 18, March(31)),
            Case.Report("W4", 16, March(31)),
            Case.Report("W5", 9, March(31)),
            Case.Report("X9", 4, March(31), unitId: "T1"),
            Case.Completed("ics", 5, March(31), completed => completed.CoveredUnitIds.Add("C1")));
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    public static Google.Type.Date March(int day) => A.Day(2026, 3, day);

    private async Task StaffAsync(string unitId, params (string Id, string Name, string Fte)[] workers)
    {
        foreach (var (id, name, fte) in workers)
        {
            await Service.PushAsync(A.Worker(id, name), A.Post($"{id}-post", unitId, fte), A.Engagement($"{id}-job", id, $"{id}-post", fte));
        }
    }
}
