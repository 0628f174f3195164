using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>Whom the figures count, in words.</summary>
internal static class People
{
    public static string Counted(Answers answers) => answers.Request.Roles.Count == 0
        ? "all registered social workers"
        : Words.List([.. answers.Request.Roles.Select(role => Words.Role(role).ToLowerInvariant())]);
}
