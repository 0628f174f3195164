using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.CommandLine;

/// <summary>Reads what was typed into values of the contract, or says of it what it must be.</summary>
public static class Typed
{
    /// <summary>A day: for a parser of its option.</summary>
    public static Google.Type.Date? Day(ArgumentResult result) =>
        DateOnly.TryParseExact(TextOf(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToDate()
            : Refused<Google.Type.Date?>(result, "must be a day of the calendar written as year-month-day, such as 2026-11-30.");

    /// <summary>A number, of which the service says whether it is too large or has too many places.</summary>
    public static Google.Type.Decimal? Number(ArgumentResult result) =>
        NumberOf(TextOf(result)) ?? Refused<Google.Type.Decimal?>(result, "must be a number, such as 25 or 22.5.");

    /// <summary>The number that a text is; null if it is none.</summary>
    public static Google.Type.Decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new() { Value = number.ToString(CultureInfo.InvariantCulture) }
            : null;

    /// <summary>A value of an enum.</summary>
    public static T Code<T>(ArgumentResult result, OptionWords<T> words)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(words);
        return CodeOf(result, words, TextOf(result));
    }

    /// <summary>Roles, of an option that may be given more than once.</summary>
    public static Role[] Roles(ArgumentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Tokens.Select(token => CodeOf(result, OptionWords.Role, token.Value))];
    }

    /// <summary>Says of what was typed what it must be, by the name of its option or argument.</summary>
    public static T? Refused<T>(ArgumentResult result, string rule)
    {
        ArgumentNullException.ThrowIfNull(result);
        var name = result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
        result.AddError($"{name} {rule}");
        return default;
    }

    /// <summary>Says of an option what it must be, by its name, unless it is.</summary>
    public static void Require(OptionResult result, bool isInOrder, string rule)
    {
        ArgumentNullException.ThrowIfNull(result);

        if (!isInOrder)
        {
            result.AddError($"{result.Option.Name} {rule}");
        }
    }

    /// <summary>Says what is wrong with a command, of which the sentence is a whole one, unless it is in order.</summary>
    public static void Require(CommandResult result, bool isInOrder, string sentence)
    {
        ArgumentNullException.ThrowIfNull(result);

        if (!isInOrder)
        {
            result.AddError(sentence);
        }
    }

    /// <summary>Whether an option's value is as it must be, for a validator: false if what was typed cannot be read at all.</summary>
    public static bool Is<T>(SymbolResult result, Option<T> option, Func<T?, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return TryRead(result, option, out var value) && rule(value);
    }

    /// <summary>An option's value, for a validator: false if what was typed cannot be read at all, of which the option's own parser has said why.</summary>
    public static bool TryRead<T>(SymbolResult result, Option<T> option, out T? value)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(option);

        try
        {
            value = result.GetValue(option);
            return true;
        }
        // Validators run whether or not what was typed could be converted, and nothing tells them but this.
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    private static T CodeOf<T>(ArgumentResult result, OptionWords<T> words, string word)
        where T : struct, Enum =>
        words.CodeOf(word) ?? Refused<T>(result, $"must be one of {string.Join(", ", words.All)}.");

    private static string TextOf(ArgumentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Tokens[0].Value;
    }
}
