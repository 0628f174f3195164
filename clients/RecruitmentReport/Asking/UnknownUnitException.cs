namespace Workforce.RecruitmentReport.Asking;

/// <summary>There is no unit of the id or name that was given, or more than one; the message says so to whoever typed it.</summary>
public sealed class UnknownUnitException(string message) : Exception(message);
