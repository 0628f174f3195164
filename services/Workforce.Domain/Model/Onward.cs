namespace Workforce.Domain.Model;

/// <summary>How a worker goes on from the day after an engagement's last.</summary>
internal enum Onward
{
    /// <summary>Not in the council: the last day worked is one at whose close the worker has left.</summary>
    Gone,

    /// <summary>
    /// At work there the next day, though no longer as what is counted: an employee as an agency worker, or a social worker as one who is
    /// not registered. A leaver of the last day, with cases at its close.
    /// </summary>
    AtWork,

    /// <summary>In the next engagement, and so in post at the close of the last day.</summary>
    InPost,
}
