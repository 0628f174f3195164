using Google.Protobuf;
using Google.Protobuf.Collections;
using Workforce.V1;

namespace Workforce.Service.Access.Disclosure;

/// <summary>Takes every amount out of an answer, and leaves what was asked.</summary>
internal static class Blanking
{
    private const string Suppressed = "suppressed";

    /// <summary>What was asked, what a part is of, and what is known as of when. Whatever is not here tells an amount, or might.</summary>
    private static readonly HashSet<string> Asked =
    [
        "unit_id", "name", "roles", "role", "reason", "destination", "footing", "tenure_years", "stage", "measure", "target", "definition",
        "as_of_date", "first_date", "last_date", "through_date", "pipeline_through_date", "from_cases", "until_cases", "from_months", "until_months",
        "revision", "opening_revision", "sources", "case_systems", "set_time", "due", "counted_unit_ids", "left_out",
    ];

    public static MeasureValue NoValue => new() { NoValueReason = NoValueReason.Suppressed };

    /// <summary>Blanks an answer: each measure says SUPPRESSED, each amount and count is absent, and a list of parts is empty.</summary>
    /// <remarks>What it does not know goes, so that a figure added to the contract is told to nobody until somebody says here that it may be.</remarks>
    public static void Blank(IMessage answer)
    {
        foreach (var field in answer.Descriptor.Fields.InDeclarationOrder())
        {
            switch (field.Accessor.GetValue(answer))
            {
                case RepeatedField<MeasureValue> values:
                    for (var i = 0; i < values.Count; i++)
                    {
                        values[i] = NoValue;
                    }

                    break;

                case RepeatedField<TargetStatus> targets:
                    foreach (var target in targets)
                    {
                        Blank(target);
                    }

                    break;

                case MeasureValue:
                    field.Accessor.SetValue(answer, NoValue);
                    break;

                case EstablishmentFigures or FteBridge or HeadcountBridge or CaseloadFigures or FillTimes:
                    Blank((IMessage)field.Accessor.GetValue(answer));
                    break;

                case bool when field.Name is Suppressed:
                    field.Accessor.SetValue(answer, true);
                    break;

                case var _ when !Asked.Contains(field.Name):
                    field.Accessor.Clear(answer);
                    break;
            }
        }
    }

    /// <summary>
    /// Blanks the parts that tell of few people, and, where one of them could be told from the sum, those that are next in size: at least two
    /// parts, which come to at least so many people together.
    /// </summary>
    /// <param name="parts">The parts of one sum, each with how many people it tells of.</param>
    /// <param name="least">The least number of people of whom a part may tell.</param>
    public static void BlankSmall<T>(IEnumerable<(T Part, int People)> parts, int least)
        where T : IMessage
    {
        var ordered = parts.Where(each => each.People > 0).OrderBy(each => each.People).ToList();
        var (blanked, people) = (0, 0);

        foreach (var (part, count) in ordered)
        {
            if (count >= least && (blanked == 0 || (blanked > 1 && people >= least)))
            {
                break;
            }

            Blank(part);
            (blanked, people) = (blanked + 1, people + count);
        }
    }
}
