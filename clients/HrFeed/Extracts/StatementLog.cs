using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.Win32.SafeHandles;
using Workforce.Feeds.Faults;

namespace Workforce.HrFeed.Extracts;

/// <summary>
/// What an extract says, statement after statement, to find what it says twice. It is kept in a file of this program's own, which is gone with it, and of which no
/// more than a part is in memory: 48 bytes a statement, hashes of what is said and of whom, with a key that nobody else has, so that no name can be found from it.
/// </summary>
internal sealed class StatementLog : IDisposable
{
    /// <summary>
    /// How many statements there may be: as many as the service can be set to take of an extract. Judging them takes time that grows as their square, and this
    /// keeps a file of many short rows from being judged for hours.
    /// </summary>
    public const int MostStatements = 5_000_000;

    /// <summary>The things whose statements are held against each other at a time: about 5 MB.</summary>
    private const int ThingsAtATime = 65_536;

    private const int StatementsAtATime = 1024;
    private const int KeyBytes = 16;

    private static readonly int StatementBytes = Unsafe.SizeOf<Statement>();

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly Statement[] _block = new Statement[StatementsAtATime];
    private readonly SafeFileHandle _file;
    private readonly int _most;
    private int _unwritten;

    /// <param name="folder">Where the file is to be.</param>
    /// <param name="most">How many statements there may be.</param>
    public StatementLog(string folder, int most = MostStatements)
    {
        _most = most;
        var path = Path.Combine(folder, $"hr-feed-{Guid.NewGuid():N}.tmp");
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);

        // Where a file that is open can have no name any more, it is gone even if this program is killed.
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    /// <summary>How many statements there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them are of something of which nothing was said before, once they are judged.</summary>
    public int NewCount { get; private set; }

    /// <summary>Whether some of them contradict others, once they are judged.</summary>
    public bool HasContradictions { get; private set; }

    /// <summary>Notes a statement.</summary>
    /// <param name="about">What it is about: its kind and id.</param>
    /// <param name="what">What it says of it.</param>
    /// <param name="line">The line that says it.</param>
    /// <param name="mayRepeat">Whether it may be said again if the same is said.</param>
    /// <exception cref="UnreadableFileException">There are more than there may be.</exception>
    public void Add(string about, IMessage what, long line, bool mayRepeat)
    {
        if (Count == _most)
        {
            throw new UnreadableFileException(line, "", string.Create(
                CultureInfo.InvariantCulture,
                $"is where the file comes to more than {_most:N0} entries (teams, posts, people and engagements, counted in each row). No council's extract is so long: is it another file, or is everybody in it many times?"));
        }

        _block[_unwritten++] = new()
        {
            About = HashOf(Encoding.UTF8.GetByteCount(about), bytes => Encoding.UTF8.GetBytes(about, bytes)),
            // What may not be said again is like nothing that was said before.
            What = mayRepeat ? HashOf(what.CalculateSize(), bytes => what.WriteTo(bytes)) : (UInt128)Count,
            Line = line,
        };
        Count++;

        if (_unwritten == _block.Length)
        {
            Write(Count - _unwritten, _unwritten);
            _unwritten = 0;
        }
    }

    /// <summary>Finds what was said before, after the last statement was added.</summary>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public void Judge(CancellationToken cancellationToken)
    {
        Write(Count - _unwritten, _unwritten);
        _unwritten = 0;

        var parts = (ulong)Math.Max(1, (Count + ThingsAtATime - 1) / ThingsAtATime);
        var first = new Dictionary<UInt128, (UInt128 What, long Line)>((int)Math.Min(Count, ThingsAtATime));

        for (var part = 0ul; part < parts; part++)
        {
            first.Clear();
            Judge(first, about => (ulong)about % parts == part, cancellationToken);
            NewCount += first.Count;
        }
    }

    /// <summary>How each statement stands to those before it, in their order.</summary>
    public IEnumerable<StatementStanding> Standings()
    {
        var block = new Statement[StatementsAtATime];

        for (var place = 0L; place < Count; place += block.Length)
        {
            var count = Read(place, block);

            for (var i = 0; i < count; i++)
            {
                yield return new(block[i].Before);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void Judge(Dictionary<UInt128, (UInt128 What, long Line)> first, Func<UInt128, bool> isMeant, CancellationToken cancellationToken)
    {
        for (var place = 0L; place < Count; place += _block.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Read(place, _block);
            var isAltered = false;

            foreach (ref var said in _block.AsSpan(0, count))
            {
                if (!isMeant(said.About) || first.TryAdd(said.About, (said.What, said.Line)))
                {
                    continue;
                }

                var (what, line) = first[said.About];
                said.Before = what == said.What ? StatementStanding.Alike : line;
                HasContradictions |= what != said.What;
                isAltered = true;
            }

            if (isAltered)
            {
                Write(place, count);
            }
        }
    }

    private UInt128 HashOf(int length, Action<Span<byte>> write)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(KeyBytes + length);
        _key.CopyTo(bytes, 0);
        write(bytes.AsSpan(KeyBytes, length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, KeyBytes + length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private void Write(long place, int count) => RandomAccess.Write(_file, MemoryMarshal.AsBytes(_block.AsSpan(0, count)), place * StatementBytes);

    private int Read(long place, Statement[] block)
    {
        var count = (int)Math.Min(block.Length, Count - place);
        var bytes = MemoryMarshal.AsBytes(block.AsSpan(0, count));

        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(_file, bytes[read..], (place * StatementBytes) + read);
            read += more > 0 ? more : throw new IOException("A file of this program's own is shorter than it was.");
        }

        return count;
    }

    private struct Statement
    {
        public UInt128 About;
        public UInt128 What;
        public long Line;
        public long Before;
    }
}

/// <summary>How a statement stands to those before it.</summary>
/// <param name="Before">The line that says otherwise of the same thing, or what may not be said again; 0 if nothing was said of it, and <see cref="Alike"/>.</param>
internal readonly record struct StatementStanding(long Before)
{
    /// <summary>The same was said before.</summary>
    public const long Alike = -1;

    /// <summary>Whether nothing was said before of what it is about.</summary>
    public bool IsNew => Before == 0;

    /// <summary>Whether it may not stand beside what was said before.</summary>
    public bool Contradicts => Before > 0;
}
