using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>The words for an enum of the contract: its names without their prefix.</summary>
internal sealed class CodeWords<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _codes;

    public CodeWords(EnumDescriptor descriptor)
    {
        var prefix = descriptor.Values[0].Name[..^"UNSPECIFIED".Length];
        var values = descriptor.Values.Where(value => value.Number != 0).ToList();

        _codes = values.ToFrozenDictionary(
            value => Word.Plain(value.Name[prefix.Length..]), value => (T)Enum.ToObject(typeof(T), value.Number), StringComparer.Ordinal);
        All = string.Join(", ", values.Select(value => Word.Plain(value.Name[prefix.Length..]).Replace('_', ' ')));
    }

    /// <summary>Every word, for people to choose from.</summary>
    public string All { get; }

    public bool TryRead(string word, out T code) => _codes.TryGetValue(Word.Plain(word), out code);
}

/// <summary>The words of each column that takes a code.</summary>
internal static class Codes
{
    public static CodeWords<UnitKind> UnitKind { get; } = Of<UnitKind>();

    public static CodeWords<Role> Role { get; } = Of<Role>();

    public static CodeWords<PostStatus> PostStatus { get; } = Of<PostStatus>();

    public static CodeWords<Footing> Footing { get; } = Of<Footing>();

    public static CodeWords<StartOrigin> StartOrigin { get; } = Of<StartOrigin>();

    public static CodeWords<LeavingReason> LeavingReason { get; } = Of<LeavingReason>();

    public static CodeWords<LeavingDestination> LeavingDestination { get; } = Of<LeavingDestination>();

    public static CodeWords<PipelineStage> PipelineStage { get; } = Of<PipelineStage>();

    public static CodeWords<ReportedFigure> ReportedFigure { get; } = Of<ReportedFigure>(ReportingGapReflection.Descriptor);

    public static CodeWords<ReportingGapReason> ReportingGapReason { get; } = Of<ReportingGapReason>(ReportingGapReflection.Descriptor);

    private static CodeWords<T> Of<T>()
        where T : struct, Enum => Of<T>(StaffingReflection.Descriptor);

    private static CodeWords<T> Of<T>(FileDescriptor file)
        where T : struct, Enum => new(file.FindTypeByName<EnumDescriptor>(typeof(T).Name));
}
