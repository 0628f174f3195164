using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Reconciling;
using Workforce.Service.Wire;

namespace Workforce.Service.Reconciling;

/// <summary>Gathers the rows of an extract as they arrive: those that can be read, the faults of the others, and a digest of all.</summary>
/// <remarks>
/// All that grows with the stream is here: thirty-two bytes for a row that says what is held, a record and sixteen bytes for any other, and what
/// each of those at fault is about. Of the faults no more than are told.
/// </remarks>
internal sealed class ExtractGathering(V1.ExtractHeader header, StaffingExtract extract, int maxRows)
{
    /// <summary>How many faults an answer tells of, those of the first rows.</summary>
    public const int MaxFaults = 1000;

    private GatheredRows<ExtractUnit> _units = new(extract.Day);
    private GatheredRows<ExtractPost> _posts = new(extract.Day);
    private GatheredRows<ExtractWorker> _workers = new(extract.Day);
    private GatheredRows<ExtractEngagement> _engagements = new(extract.Day);
    private readonly List<RowFault> _faults = [];
    private List<UInt128> _digests = [];
    private readonly HashSet<FactReference> _unreadable = [];
    private ExtractContents _unidentified;

    public V1.ExtractHeader Header => header;

    public int RowCount { get; private set; }

    /// <summary>The faults of the rows that could not be read: the first <see cref="MaxFaults"/> of them.</summary>
    public IReadOnlyList<RowFault> Faults => _faults;

    /// <summary>How many faults there are in all.</summary>
    public int FaultCount { get; private set; }

    /// <summary>What the rows say that could be read.</summary>
    public StaffingExtract Extract => extract with
    {
        Units = _units,
        Posts = _posts,
        Workers = _workers,
        Engagements = _engagements,
        Unreadable = _unreadable,
        Unidentified = _unidentified,
    };

    /// <summary>Lets go of the rows and their digests, which take as much memory as what they change does once it is recorded.</summary>
    public void ForgetRows()
    {
        (_units, _posts, _workers, _engagements) = (new(extract.Day), new(extract.Day), new(extract.Day), new(extract.Day));
        _digests = [];
    }

    /// <summary>Takes rows in.</summary>
    /// <param name="rows">The next rows.</param>
    /// <param name="held">What is held now.</param>
    /// <exception cref="Grpc.Core.RpcException">RESOURCE_EXHAUSTED: there are more rows than are taken.</exception>
    public void Add(IEnumerable<V1.ExtractRow> rows, StaffingSnapshot held)
    {
        foreach (var row in rows)
        {
            if (RowCount == maxRows)
            {
                throw Problem.ExtractTooLarge(maxRows).ToException();
            }

            _digests.Add(DigestOf(row));
            RowCount++;
            Add(row, held);
        }
    }

    /// <summary>The extract as the ledger remembers it. What is to be done with it is no part of what it says.</summary>
    public AppliedExtract ToFact() => new(
        extract.Source,
        header.ExtractId,
        extract.UnitId,
        extract.Day,
        (int)extract.Covers,
        RowCount,
        Digest());

    private void Add(V1.ExtractRow message, StaffingSnapshot held)
    {
        var reader = new FieldReader();
        var row = reader.Row(message, RowCount);

        if (!reader.IsValid)
        {
            FaultCount += reader.Violations.Count;
            _faults.AddRange(reader.Violations
                .Take(MaxFaults - _faults.Count)
                .Select(violation => new RowFault(RowCount, violation.Field, violation.Description)));

            if (ExtractReader.Subject(message) is { } subject)
            {
                _unreadable.Add(subject);
            }
            else
            {
                _unidentified |= ExtractReader.ContentsOf(message);
            }

            return;
        }

        switch (row)
        {
            case ExtractUnit unit:
                _units.Add(unit, held);
                break;
            case ExtractPost post:
                _posts.Add(post, held);
                break;
            case ExtractWorker worker:
                _workers.Add(worker, held);
                break;
            case ExtractEngagement engagement:
                _engagements.Add(engagement, held);
                break;
        }
    }

    private static UInt128 DigestOf(V1.ExtractRow row)
    {
        var size = row.CalculateSize();
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        row.WriteTo(bytes.AsSpan(0, size));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, size), digest);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(new V1.ExtractHeader
        {
            UnitId = header.UnitId,
            AsOfDate = header.AsOfDate,
            MadeTime = extract.Made.Time.ToProto(),
            Covers = { header.Covers.Distinct().Order() },
        }.ToByteArray());

        // In the order of the digests, so that the order of the rows makes no difference.
        _digests.Sort();
        Span<byte> bytes = stackalloc byte[16];

        foreach (var digest in _digests)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, digest);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
