namespace Workforce.Caseloads.Asking;

/// <summary>There is no unit of that id or name, or more than one of that name. The message says so and names what comes near.</summary>
internal sealed class UnknownUnitException(string message) : Exception(message);
