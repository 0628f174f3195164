namespace Workforce.Conformance.Published;

/// <summary>The file is not of the layout of the Department's; the message says where and why.</summary>
public sealed class UnreadableFileException(string message) : Exception(message);
