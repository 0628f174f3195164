using Workforce.Client;

namespace Workforce.CommandLine;

/// <summary>How a command says what keeps it from its work.</summary>
public sealed record FailureWords
{
    /// <summary>What the service refuses, such as <c>the question</c>.</summary>
    public required string Asked { get; init; }

    /// <summary>What is not allowed, such as <c>see this</c>.</summary>
    public required string Forbidden { get; init; }

    /// <summary>The right that it takes, if the service does not say which.</summary>
    public required string Right { get; init; }

    /// <summary>What else is said when the service does not answer, if anything.</summary>
    public string? Unanswered { get; init; }

    /// <summary>A fault that the service found, by what was typed, such as <c>--as-of</c>, and not by the contract's field.</summary>
    public Func<FieldFault, string> AsTyped { get; init; } = fault => $"{fault.Field}: {fault.Description}";

    /// <summary>What is said of something that is not there; null for what the service says.</summary>
    public Func<WorkforceError, string[]?> NotThere { get; init; } = _ => null;
}
