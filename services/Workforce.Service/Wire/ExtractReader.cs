using Workforce.Domain.Facts;
using Workforce.Domain.Reconciling;
using static Workforce.V1.ContractLimits;

namespace Workforce.Service.Wire;

/// <summary>Turns the header and the rows of an extract into those of the domain, or into all their faults.</summary>
internal static class ExtractReader
{
    /// <summary>So that a slash and a number make it a change id.</summary>
    public const int MaxExtractIdLength = 48;

    /// <summary>What the header says; not to be used if the reader has found faults.</summary>
    /// <param name="reader">Notes the faults.</param>
    /// <param name="header">The header.</param>
    /// <param name="now">The moment, in UTC.</param>
    /// <param name="today">The day in London.</param>
    public static StaffingExtract Extract(this FieldReader reader, V1.ExtractHeader header, DateTime now, DateOnly today)
    {
        var source = reader.Source(header.Source);

        if (reader.Id("extract_id", header.ExtractId) is { Length: > MaxExtractIdLength })
        {
            reader.Reject("extract_id", $"must have at most {MaxExtractIdLength} characters.");
        }

        var day = reader.RequiredDay("as_of_date", header.AsOfDate);

        // A source whose clock is ahead may already be in the next day.
        if (day > today.AddDays(1))
        {
            reader.Reject("as_of_date", "must not be after tomorrow.");
        }

        if (header.RowCount < 0)
        {
            reader.Reject("row_count", "must not be negative.");
        }

        if (reader.IsAtMost("confirmed", header.Confirmed.Count, Enum.GetValues<ExcessKind>().Length))
        {
            foreach (var excess in header.Confirmed)
            {
                reader.Code<ExcessKind>("confirmed", (int)excess);
            }
        }

        return new(source, reader.Id("unit_id", header.UnitId), day, reader.Made(header.MadeTime, sequence: 0, now), reader.Contents("covers", header.Covers))
        {
            NewUnit = header.NewUnit is { } unit ? reader.NewUnit(unit, header.UnitId) : null,
        };
    }

    public static ExtractContents Contents(this FieldReader reader, string field, IReadOnlyCollection<V1.ExtractContent> contents)
    {
        var all = ExtractContents.None;

        if (contents.Count == 0)
        {
            reader.Reject(field, "is required: at least one.");
        }
        else if (reader.IsAtMost(field, contents.Count, Enum.GetValues<V1.ExtractContent>().Length - 1))
        {
            foreach (var content in contents)
            {
                var isKnown = content != default && Enum.IsDefined(content);
                all |= isKnown ? (ExtractContents)(1 << (int)content) : reader.Reject<ExtractContents>(field, "must each be one of the contract's values.");
            }
        }

        return all;
    }

    /// <summary>The row; not to be used if the reader has found faults.</summary>
    public static ExtractRow? Row(this FieldReader reader, V1.ExtractRow row, int number) => row.RowCase switch
    {
        V1.ExtractRow.RowOneofCase.Unit => reader.Unit(row.Unit, number),
        V1.ExtractRow.RowOneofCase.Post => reader.Post(row.Post, number),
        V1.ExtractRow.RowOneofCase.Worker => new ExtractWorker(
            number,
            new(reader.Id("worker.worker_id", row.Worker.WorkerId), reader.Text("worker.name", row.Worker.Name))),
        V1.ExtractRow.RowOneofCase.Engagement => reader.Engagement(row.Engagement, number),
        _ => reader.Reject<ExtractRow>("row", "is required: one of unit, post, worker, engagement."),
    };

    /// <summary>What a row at fault is about, by itself; null if even that cannot be read, or nothing of its kind is ever missed.</summary>
    public static FactReference? Subject(V1.ExtractRow row)
    {
        var subject = row.RowCase switch
        {
            V1.ExtractRow.RowOneofCase.Unit => FactReference.Unit(row.Unit.UnitId),
            V1.ExtractRow.RowOneofCase.Post => FactReference.Post(row.Post.PostId),
            V1.ExtractRow.RowOneofCase.Engagement => FactReference.Engagement(row.Engagement.EngagementId),
            _ => default,
        };

        return subject != default && new FieldReader().OptionalId("id", subject.Id) is not null ? subject : null;
    }

    /// <summary>The kinds of which a row at fault may be one.</summary>
    public static ExtractContents ContentsOf(V1.ExtractRow row) => row.RowCase switch
    {
        V1.ExtractRow.RowOneofCase.Unit => ExtractContents.Units,
        V1.ExtractRow.RowOneofCase.Post => ExtractContents.Posts,
        V1.ExtractRow.RowOneofCase.Worker => ExtractContents.None,
        V1.ExtractRow.RowOneofCase.Engagement => ExtractContents.Engagements,
        _ => ExtractContents.All,
    };

    private static ExtractUnit Unit(this FieldReader reader, V1.ExtractUnit unit, int number, string within = "unit")
    {
        if (unit.ParentUnitId.Length > 0 && unit.ParentUnitId == unit.UnitId)
        {
            reader.Reject($"{within}.parent_unit_id", "must not be the unit itself.");
        }

        var firstDate = reader.Day($"{within}.first_date", unit.FirstDate);

        return new(
            number,
            reader.Id($"{within}.unit_id", unit.UnitId),
            reader.OptionalCode<UnitKind>($"{within}.kind", (int)unit.Kind),
            unit.Name.Length == 0 ? "" : reader.RequiredText($"{within}.name", unit.Name),
            reader.OptionalId($"{within}.parent_unit_id", unit.ParentUnitId),
            firstDate,
            reader.LastDay($"{within}.last_date", unit.LastDate, firstDate ?? default));
    }

    private static ExtractUnit NewUnit(this FieldReader reader, V1.ExtractUnit unit, string unitId)
    {
        if (unit.UnitId != unitId)
        {
            reader.Reject("new_unit.unit_id", "must be the extract's unit.");
        }

        if (unit.Kind is V1.UnitKind.Unspecified)
        {
            reader.Reject("new_unit.kind", "is required.");
        }

        if (unit.Name.Length == 0)
        {
            reader.Reject("new_unit.name", "is required.");
        }

        return reader.Unit(unit, number: 0, "new_unit");
    }

    private static ExtractPost Post(this FieldReader reader, V1.ExtractPost post, int number)
    {
        var firstDate = reader.Day("post.first_date", post.FirstDate);

        return new(
            number,
            reader.Id("post.post_id", post.PostId),
            reader.Id("post.unit_id", post.UnitId),
            reader.Code<Role>("post.role", (int)post.Role),
            reader.Fte("post.fte", post.Fte, MaxPostFte),
            reader.OptionalCode<PostStatus>("post.status", (int)post.Status),
            reader.Text("post.status_reason", post.StatusReason),
            reader.Text("post.title", post.Title),
            firstDate,
            reader.LastDay("post.last_date", post.LastDate, firstDate ?? default));
    }

    private static ExtractEngagement Engagement(this FieldReader reader, V1.ExtractEngagement engagement, int number)
    {
        var firstDate = reader.RequiredDay("engagement.first_date", engagement.FirstDate);
        var (reason, destination) = reader.Leaving((int)engagement.LeavingReason, (int)engagement.LeavingDestination, engagement.LastDate is not null);

        return new(
            number,
            reader.Id("engagement.engagement_id", engagement.EngagementId),
            reader.Id("engagement.worker_id", engagement.WorkerId),
            reader.Code<Footing>("engagement.footing", (int)engagement.Footing),
            firstDate,
            reader.Placement(StaffingFactReader.PlacementFields.OfEngagement, engagement.Placement),
            reader.Fte("engagement.fte", engagement.Fte, MaxEngagementFte),
            reader.Day("engagement.terms_first_date", engagement.TermsFirstDate),
            reader.LastDay("engagement.last_date", engagement.LastDate, firstDate),
            reader.OptionalCode<StartOrigin>("engagement.start_origin", (int)engagement.StartOrigin),
            reader.Day("engagement.notice_given_date", engagement.NoticeGivenDate),
            reason,
            destination);
    }
}
