using System.Text.RegularExpressions;

namespace Workforce.House.Tests.Contract;

/// <summary>Reads from a .proto file what each element is called and the comment on the lines before it.</summary>
/// <remarks>
/// Generated code keeps no comments. This reads the way the contract is written, one element a line; a test holds what
/// it finds against the descriptors, so that it cannot overlook one.
/// </remarks>
internal static partial class ProtoText
{
    /// <summary>The elements in order, each with its full name and its comment; empty if it has none.</summary>
    public static IEnumerable<(string FullName, string Comment)> Elements(string text)
    {
        var scopes = new Stack<string>();
        var comment = new List<string>();

        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                comment.Add(line.TrimStart('/').Trim());
                continue;
            }

            if (Package().Match(line) is { Success: true } package)
            {
                scopes.Push(package.Groups[1].Value);
            }
            else if (Block().Match(line) is { Success: true } block)
            {
                var (kind, name) = (block.Groups[1].Value, $"{scopes.Peek()}.{block.Groups[2].Value}");
                yield return (name, string.Join('\n', comment));

                // The fields of a oneof belong to the message around it.
                scopes.Push(kind is "oneof" ? scopes.Peek() : name);
            }
            else if (Extension().IsMatch(line))
            {
                // What is added to a message of another package belongs to the package that adds it.
                scopes.Push(scopes.Peek());
            }
            else if (line is "}")
            {
                scopes.Pop();
            }
            else if (Element().Match(line) is { Success: true } element)
            {
                yield return ($"{scopes.Peek()}.{element.Groups[1].Value}{element.Groups[2].Value}", string.Join('\n', comment));

                // The options of a method follow.
                if (line.EndsWith('{'))
                {
                    scopes.Push(scopes.Peek());
                }
            }

            comment.Clear();
        }
    }

    [GeneratedRegex(@"^package ([\w.]+);$")]
    private static partial Regex Package();

    [GeneratedRegex(@"^(service|message|enum|oneof) (\w+) \{$")]
    private static partial Regex Block();

    [GeneratedRegex(@"^extend [\w.]+ \{$")]
    private static partial Regex Extension();

    /// <summary>A method; or a field, or a value of an enum.</summary>
    [GeneratedRegex(@"^(?:rpc (\w+)\(.*|(?:(?:repeated |optional )?(?:map<[^>]+>|[\w.]+) )?(\w+) = \d+.*;)$")]
    private static partial Regex Element();
}
