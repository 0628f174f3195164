using System.Globalization;
using System.Text;

namespace Workforce.Programs.Tests.Fakes;

/// <summary>A folder that files are dropped into, with the sample mappings at hand.</summary>
internal sealed class Drop : IDisposable
{
    /// <summary>When the first file was written; each further one a minute later.</summary>
    private static readonly DateTime First = new(2026, 11, 27, 20, 0, 0, DateTimeKind.Utc);

    private int _files;

    public string Folder { get; } = Directory.CreateTempSubdirectory("hr-drop-").FullName;

    /// <summary>What lies in it still.</summary>
    public IReadOnlyList<string> Waiting => Names(Folder);

    public IReadOnlyList<string> Done => Names(Path.Combine(Folder, "done"));

    public IReadOnlyList<string> Faulty => Names(Path.Combine(Folder, "faulty"));

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts a file there whole: written beside and moved.</summary>
    public string Put(string name, byte[] bytes)
    {
        var part = Path.Combine(Folder, $".{name}");
        File.WriteAllBytes(part, bytes);
        File.SetLastWriteTimeUtc(part, First.AddMinutes(_files++));
        File.Move(part, Path.Combine(Folder, name), overwrite: true);
        return Path.Combine(Folder, name);
    }

    /// <summary>Puts the file of a sample there.</summary>
    public void PutSample(string name) => Put(name, File.ReadAllBytes(Sample(name)));

    /// <summary>What is wrong with a file, as it lies beside it.</summary>
    public string FaultsOf(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, "faulty", $"{name}.faults.csv")));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>An extract of so many workers of one team, each in a post, in the manner of the sample of iTrent.</summary>
    public static string Itrent(int workers, int from = 1)
    {
        var text = new StringBuilder(
            "Org Unit Ref,Org Unit Name,Position Ref,Position Title,Job Category,Position FTE,Personal Ref,Full Name,Contract Ref,Contract Type,Contract Start,Position Start,Contract FTE,Leaving Date,Leaving Reason\r\n");

        for (var worker = from; worker < from + workers; worker++)
        {
            text.Append(CultureInfo.InvariantCulture, $"T1,Assessment North,P{worker},Social Worker,SW,1.00,{worker},\"Example, Person {worker}\",C{worker},Permanent,01/09/2019,01/09/2019,1.00,,\r\n");
        }

        return text.ToString();
    }

    private static string[] Names(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Where(name => name[0] != '.').Order(StringComparer.Ordinal)]
        : [];
}
