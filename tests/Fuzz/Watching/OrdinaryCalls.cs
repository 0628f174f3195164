using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Fuzz.Watching;

/// <summary>A caller who means no harm: asks the same question again and again, and wants the same answer each time.</summary>
internal sealed class OrdinaryCalls(GrpcChannel channel, Action<string> fault) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private string? _expected;

    public async Task<Latency> MeasureAsync(TimeSpan pause, CancellationToken stop)
    {
        var measures = new MeasuresService.MeasuresServiceClient(channel);
        var times = new List<TimeSpan>();

        while (!stop.IsCancellationRequested)
        {
            var from = Stopwatch.GetTimestamp();

            try
            {
                var rate = await measures.GetVacancyRateAsync(
                    new() { UnitId = "council", AsOfDate = A.Day(2025, 6, 30), Definition = VacancyDefinition.Establishment },
                    deadline: DateTime.UtcNow + Patience,
                    cancellationToken: CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(from));
                Compare($"{rate.Rate} of {rate.EstablishmentFte}");
            }
            catch (RpcException exception)
            {
                fault($"An ordinary call was answered with {exception.StatusCode}: {exception.Status.Detail}");
            }

            await Task.WhenAny(Task.Delay(pause, stop));
        }

        return new(times);
    }

    public void Dispose() => channel.Dispose();

    private void Compare(string answer)
    {
        _expected ??= answer;

        if (answer != _expected)
        {
            fault($"An ordinary call was answered with {answer} in place of {_expected}.");
        }
    }
}

/// <summary>How long calls took.</summary>
internal sealed class Latency(List<TimeSpan> times)
{
    private readonly List<TimeSpan> _ordered = [.. times.Order()];

    public override string ToString() => _ordered.Count == 0
        ? "no calls"
        : string.Create(CultureInfo.InvariantCulture, $"p50 {At(50).TotalMilliseconds,7:0.00} ms, p99 {At(99).TotalMilliseconds,7:0.00} ms, most {_ordered[^1].TotalMilliseconds,7:0.0} ms of {_ordered.Count:N0} calls");

    private TimeSpan At(int percent) => _ordered[(_ordered.Count - 1) * percent / 100];
}
