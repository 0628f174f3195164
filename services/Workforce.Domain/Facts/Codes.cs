namespace Workforce.Domain.Facts;

// Numbered as in the contract and in the tables: a number never changes its meaning.

public enum UnitKind
{
    Council = 1,
    Service = 2,
    Team = 3,
}

/// <summary>The census's role types (CS090), and <see cref="NotRegistered"/> for those who are not in it.</summary>
public enum Role
{
    SeniorManager = 1,
    MiddleManager = 2,
    FirstLineManager = 3,
    SeniorPractitioner = 4,
    CaseHolder = 5,
    QualifiedWithoutCases = 6,
    NotRegistered = 7,
}

/// <summary>How a post is dealt with while vacant. The official vacancy (docs/definitions.md 1.2) counts every one of them.</summary>
public enum PostStatus
{
    Open = 1,
    Recruiting = 2,
    Held = 3,
    CoveredOtherwise = 4,
}

public enum Footing
{
    Permanent = 1,
    FixedTerm = 2,
    AgencyCover = 3,
    AgencyExtra = 4,
}

/// <summary>Census item N00587. Null where it was not said.</summary>
public enum StartOrigin
{
    NewlyQualified = 1,
    OtherAuthority = 2,
    OutsideEngland = 3,
    Agency = 4,
    OtherSocialWork = 5,
    OtherSocialCare = 6,
    NotSocialCare = 7,
    Other = 8,
    NotKnown = 9,
    NotYetCollected = 10,
}

/// <summary>Census item N00595. Null where it was not said.</summary>
public enum LeavingReason
{
    Resignation = 1,
    VoluntaryRedundancy = 2,
    CompulsoryRedundancy = 3,
    Dismissed = 4,
    Retired = 5,
    Deceased = 6,
    MovedWithinAuthority = 7,
    Other = 8,
    NotKnown = 9,
    NotYetCollected = 10,
}

/// <summary>Census item N00588. Null where it was not said.</summary>
public enum LeavingDestination
{
    OtherAuthority = 1,
    OutsideEngland = 2,
    Agency = 3,
    OtherSocialWork = 4,
    OtherSocialCare = 5,
    NotSocialCare = 6,
    Other = 7,
    NotKnown = 8,
    NotYetCollected = 9,
}

public enum PipelineStage
{
    Advertised = 1,
    Shortlisted = 2,
    Offered = 3,
    Checks = 4,
    StartDateSet = 5,
    Started = 6,
    FallenThrough = 7,
}
