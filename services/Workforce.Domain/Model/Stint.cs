using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>A run of days of an engagement with one place and FTE.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Days">The days at whose close it counts.</param>
/// <param name="Placement">Where.</param>
/// <param name="Fte">How much.</param>
public readonly record struct Stint(Engagement Engagement, DayRange Days, Placement Placement, Fte Fte);
