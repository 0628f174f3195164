using System.Runtime.InteropServices;
using System.Text.Json;

namespace Workforce.Benchmarks;

/// <summary>What was measured, for programs: one line of JSON a benchmark, with the machine and the sizes.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The file that the lines are added to; null for none.</summary>
    public static string? Path { get; set; }

    public static string Machine =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <param name="benchmark">Which benchmark.</param>
    /// <param name="sizes">How much was held and asked.</param>
    /// <param name="results">What was measured.</param>
    public static void Json(string benchmark, object sizes, object results)
    {
        if (Path is not null)
        {
            File.AppendAllText(Path, JsonSerializer.Serialize(new { benchmark, Machine, sizes, results }, Options) + "\n");
        }
    }
}
