using System.Text.Json;

namespace Workforce.Fuzz.Inputs;

/// <summary>One call as it goes out: everything that decides what the service is sent, so that it can be kept and sent again.</summary>
/// <param name="Family">What kind of hostility it is, for the totals.</param>
/// <param name="Headers">In order, the pseudo-headers too.</param>
/// <param name="Body">What follows in DATA frames.</param>
internal sealed record FuzzInput(string Family, IReadOnlyList<KeyValuePair<string, byte[]>> Headers, byte[] Body)
{
    /// <summary>Whether the sender says that nothing more comes.</summary>
    public bool EndsStream { get; init; } = true;

    /// <summary>Whether the caller leaves once an answer begins: the method's answers end only when their reader leaves.</summary>
    public bool LeavesAtAnswer { get; init; }

    public string Path => Headers.FirstOrDefault(header => header.Key == ":path").Value is { } path ? System.Text.Encoding.Latin1.GetString(path) : "(no path)";

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public static FuzzInput Load(string file) =>
        JsonSerializer.Deserialize<FuzzInput>(File.ReadAllText(file)) ?? throw new InvalidDataException($"{file} holds no input.");
}
