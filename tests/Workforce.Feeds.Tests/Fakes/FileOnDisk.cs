using System.Text;

namespace Workforce.Feeds.Tests.Fakes;

/// <summary>A file that is there for as long as a test needs it.</summary>
internal sealed class FileOnDisk : IDisposable
{
    public FileOnDisk(string content, string extension = ".csv")
        : this(Encoding.UTF8.GetBytes(content), extension)
    {
    }

    public FileOnDisk(byte[] content, string extension = ".csv")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"feed-{Guid.NewGuid():N}{extension}");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
