using Workforce.Domain.Amounts;

namespace Workforce.Domain.Planning;

/// <summary>What becomes of vacancies and their agency cover as people come and go.</summary>
/// <param name="VacantToday">What is vacant today.</param>
/// <param name="OverEstablishment">Employees beyond what their posts are funded for, and outside any; taken to stay so.</param>
/// <param name="AgencyCover">Agency workers who cover vacancies today.</param>
/// <param name="Release">How much of its cover each vacancy that is filled releases.</param>
public sealed record VacancyRule(Fte VacantToday, Fte OverEstablishment, Fte AgencyCover, Chance Release)
{
    /// <summary>What is vacant of an establishment with that much in post, in millionths; never below zero.</summary>
    internal long Vacant(long establishment, long inPost) => Math.Max(0, establishment + OverEstablishment.Millionths - inPost);

    /// <summary>The cover with that much vacant, in millionths: it falls as vacancies are filled, net of leavers, and never grows.</summary>
    internal long Cover(long vacant)
    {
        var filled = Math.Max(0, VacantToday.Millionths - vacant);
        var released = (long)(((Int128)filled * Release.Bits) >> Chance.Places);
        return Math.Max(0, AgencyCover.Millionths - released);
    }
}
