using Workforce.Domain.Amounts;
using Workforce.Domain.Listings;

namespace Workforce.Service.Wire;

/// <summary>Posts on a day as the contract's messages.</summary>
internal static class PostMapping
{
    /// <summary>More than this in one post is a pool of people, and is found in ListWorkers.</summary>
    private const int MaxCover = 100;

    public static V1.PostOnDay ToProto(this PostOnDay post, DateOnly day) => new()
    {
        Post = post.Post.ToProto(),
        InPostFte = Fte.FromMillionths(post.Occupancy.InPost).ToProto(),
        VacantFte = Fte.FromMillionths(post.Occupancy.Vacant).ToProto(),
        AgencyCoverFte = Fte.FromMillionths(post.Occupancy.Cover).ToProto(),
        AgencyExtraFte = Fte.FromMillionths(post.Occupancy.Extra).ToProto(),
        VacantSinceDate = post.VacantSince.ToProto(),
        VacantDays = post.VacantSince is { } since ? day.DayNumber - since.DayNumber : 0,
        StatusSinceDate = post.StatusSince.ToProto(),
        Cover =
        {
            post.Cover.Take(MaxCover).Select(stint => new V1.PostCover
            {
                EngagementId = stint.Engagement.EngagementId,
                WorkerId = stint.Engagement.WorkerId,
                Fte = stint.Fte.ToProto(),
                FirstDate = stint.Engagement.FirstDate.ToProto(),
            })
        },
        CoverCount = post.Cover.Count,
    };
}
