using System.Globalization;

namespace Workforce.Fuzz.Inputs;

/// <summary>Texts that mean something to the service, by the name of the field that they go into. What no test may touch is not among them.</summary>
internal sealed class KnownTexts
{
    public const string Council = "fuzz";
    public const int Teams = 6;
    public const int Workers = 40;

    /// <summary>The team that is asked about more than any other, and its workers; null for none.</summary>
    public int? Team { get; set; }

    /// <summary>Tokens of pages that the service has given out, to be given back changed.</summary>
    public List<string> PageTokens { get; } = [];

    public string For(string field, Random random) => field switch
    {
        "unit_id" or "unit_ids" when Team is { } team && random.Next(2) == 0 => Unit(team),
        "worker_id" when Team is { } team && random.Next(2) == 0 => Worker(team + (Teams * random.Next(Workers / Teams))),
        "unit_id" or "parent_unit_id" or "unit_ids" => Unit(random.Next(-1, Teams)),
        "worker_id" or "worker_ids" => Worker(random.Next(Workers)),
        "post_id" => $"fuzz-post-{Text(random.Next(Workers))}",
        "engagement_id" => $"fuzz-engagement-{Text(random.Next(Workers))}",
        "source" => $"fuzz-source-{Text(random.Next(3))}",
        "page_token" => random.Next(2) == 0 || PageTokens.Count == 0 ? "" : PageTokens[random.Next(PageTokens.Count)],
        "request_id" or "change_id" => Text(random.NextInt64(1L << 40)),
        "name" or "title" => "",
        _ => $"fuzz-{field}-{Text(random.Next(20))}",
    };

    public static string Unit(int team) => team < 0 ? Council : $"fuzz-team-{Text(team)}";

    public static string Worker(int worker) => $"fuzz-worker-{Text(worker)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
