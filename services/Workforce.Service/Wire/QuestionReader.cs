using Google.Protobuf;
using Google.Protobuf.Collections;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Service.Wire;

/// <summary>Turns the fields that questions share into domain values.</summary>
internal static class QuestionReader
{
    /// <summary>The roles asked for; those of the census where none are named.</summary>
    public static RoleSet Roles(this FieldReader reader, RepeatedField<V1.Role> roles, RoleSet byDefault) =>
        reader.Roles("roles", roles, byDefault);

    /// <summary>The roles asked for in a field; those of the census where none are named.</summary>
    public static RoleSet Roles(this FieldReader reader, string field, RepeatedField<V1.Role> roles, RoleSet byDefault)
    {
        if (roles.Count == 0 || !reader.IsAtMost(field, roles.Count, Enum.GetValues<Role>().Length))
        {
            return byDefault;
        }

        var codes = new List<Role>(roles.Count);

        for (var i = 0; i < roles.Count; i++)
        {
            codes.Add(reader.Code<Role>($"{field}[{i}]", (int)roles[i]));
        }

        return RoleSet.Of(codes);
    }

    public static VacancyDefinition Definition(this FieldReader reader, string field, V1.VacancyDefinition definition) =>
        reader.OptionalCode<VacancyDefinition>(field, (int)definition) ?? VacancyDefinition.Establishment;

    public static TurnoverDefinition Definition(this FieldReader reader, string field, V1.TurnoverDefinition definition) =>
        reader.OptionalCode<TurnoverDefinition>(field, (int)definition) ?? TurnoverDefinition.Dfe;

    /// <summary>Whether the basic view of a list is asked for.</summary>
    public static bool IsBasic(this FieldReader reader, string field, V1.CaseloadView view) =>
        reader.OptionalCode<V1.CaseloadView>(field, (int)view) is V1.CaseloadView.Basic;

    public static Rounding Rounding(this FieldReader reader, V1.Rounding? rounding)
    {
        if (rounding is null)
        {
            return Domain.Amounts.Rounding.Official;
        }

        var places = rounding.HasDecimalPlaces ? rounding.DecimalPlaces : Domain.Amounts.Rounding.Official.DecimalPlaces;

        if (places is < 0 or > Domain.Amounts.Rounding.MaxDecimalPlaces)
        {
            return reader.Reject<Rounding>("rounding.decimal_places", $"must be from 0 to {Domain.Amounts.Rounding.MaxDecimalPlaces}.");
        }

        return rounding.Mode switch
        {
            V1.Rounding.Types.Mode.Unspecified or V1.Rounding.Types.Mode.HalfAwayFromZero => new(places),
            V1.Rounding.Types.Mode.Truncated => new(places, Truncates: true),
            _ => reader.Reject<Rounding>("rounding.mode", $"must be one of the contract's values, not {(int)rounding.Mode}."),
        };
    }

    /// <summary>The first day of the month that a date names; its own day may be 0.</summary>
    public static DateOnly Month(this FieldReader reader, string field, Google.Type.Date? month)
    {
        if (month is null)
        {
            return reader.Reject<DateOnly>(field, "is required.");
        }

        return reader.Day(field, month.Day == 0 ? new() { Year = month.Year, Month = month.Month, Day = 1 } : month) is { } day
            ? new DateOnly(day.Year, day.Month, 1)
            : default;
    }

    /// <param name="reader">Notes the faults.</param>
    /// <param name="request">The request; its page fields must be called <c>page_size</c> and <c>page_token</c>.</param>
    /// <param name="size">The page size asked for.</param>
    /// <param name="token">The page token given.</param>
    public static Page Page<T>(this FieldReader reader, T request, int size, string token)
        where T : IMessage<T>, IDeepCloneable<T>
    {
        if (size < 0)
        {
            reader.Reject("page_size", "must not be negative.");
        }

        var after = token.Length == 0
            ? null
            : PageToken.Read(Question(), token) ?? reader.Reject<string>("page_token", "must be the next_page_token of the same question.");

        return new(Question, size == 0 ? Wire.Page.DefaultSize : Math.Min(size, Wire.Page.MaxSize), after);

        IMessage Question()
        {
            var question = request.Clone();
            question.Descriptor.FindFieldByName("page_size").Accessor.Clear(question);
            question.Descriptor.FindFieldByName("page_token").Accessor.Clear(question);
            return question;
        }
    }
}
