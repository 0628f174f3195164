namespace Workforce.RecruitmentReport.Published;

/// <summary>The file to compare with is not what it should be; the message names line and column in words.</summary>
public sealed class UnreadablePublishedFileException(string message) : Exception(message);
