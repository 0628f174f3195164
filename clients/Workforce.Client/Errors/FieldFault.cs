namespace Workforce.Client;

/// <summary>One field that the service refused.</summary>
/// <param name="Field">The field's path in the contract's names, such as <c>engagement.fte</c>.</param>
/// <param name="Description">The rule that the field breaks, in English.</param>
public sealed record FieldFault(string Field, string Description);
