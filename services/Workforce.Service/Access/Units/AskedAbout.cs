using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Workforce.Domain;
using Workforce.Service.Wire;
using Workforce.V1;
using Date = Google.Type.Date;

namespace Workforce.Service.Access.Units;

/// <summary>The units, the workers and the days that a request is about: found in one place, from the names of its fields.</summary>
/// <remarks>
/// The units are those of <c>unit_id</c> and <c>unit_ids</c>, in the request or anywhere within it; the workers those of
/// <c>worker_id</c>. The days are all from the first that the request names to the last; today if it names none. A policy is set today,
/// whatever days it names. What cannot be read is passed over: the method refuses it before it answers anything.
/// </remarks>
internal sealed record AskedAbout(IReadOnlyList<string> Units, IReadOnlyList<string> Workers, DateOnly First, DateOnly Last)
{
    /// <summary>What is set for a unit, for one of its workers even, and from days on that are not asked about.</summary>
    private static readonly HashSet<MessageDescriptor> Policies = [CaseloadThreshold.Descriptor, CaseWeighting.Descriptor, Target.Descriptor];

    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Fields = new();

    /// <summary>Whether it names no part of the organisation, and so is about all of it.</summary>
    public bool IsEverything => Units.Count == 0 && Workers.Count == 0;

    public static AskedAbout Of(IMessage request, WorkforceSnapshot snapshot, DateOnly today)
    {
        var found = new Finder(today);
        found.Read(request);
        found.AddWhatIsReplaced(request, snapshot);

        return new(found.Units, found.Workers, found.First ?? today, found.Last ?? today);
    }

    private static FieldDescriptor[] FieldsOf(MessageDescriptor message) => Fields.GetOrAdd(message, static each =>
        [.. each.Fields.InDeclarationOrder().Where(field => field is { IsMap: false } && (field.FieldType is FieldType.Message or FieldType.String))]);

    private sealed class Finder(DateOnly today)
    {
        public List<string> Units { get; } = [];

        public List<string> Workers { get; } = [];

        public DateOnly? First { get; private set; }

        public DateOnly? Last { get; private set; }

        public void Read(IMessage message, bool isPolicy = false)
        {
            foreach (var field in FieldsOf(message.Descriptor))
            {
                var value = field.Accessor.GetValue(message);

                if (field.IsRepeated)
                {
                    foreach (var each in (IList)value)
                    {
                        Read(field.Name, each, isPolicy);
                    }
                }
                else
                {
                    Read(field.Name, value, isPolicy);
                }
            }
        }

        private void Read(string name, object? value, bool isPolicy)
        {
            switch (name, value)
            {
                case ("unit_id" or "unit_ids", string { Length: > 0 } unitId):
                    Units.Add(unitId);
                    break;

                // A policy for one worker is a policy of its unit.
                case ("worker_id", string { Length: > 0 } workerId) when !isPolicy:
                    Workers.Add(workerId);
                    break;

                case (_, Date date) when !isPolicy:
                    Add(name, date);
                    break;

                case (_, Period period):
                    var days = new FieldReader().Period(period, today);
                    Add(days.FirstDate);
                    Add(days.LastDate);
                    break;

                case (_, IMessage within and not (Reading or Date)):
                    Read(within, isPolicy || Policies.Contains(within.Descriptor));
                    break;
            }
        }

        /// <summary>Who sets a policy anew takes the place of what stands under its id, which may be of another unit.</summary>
        public void AddWhatIsReplaced(IMessage request, WorkforceSnapshot snapshot)
        {
            var replaced = request switch
            {
                SetTargetRequest { Target: { } target } => snapshot.Policies.Target(target.TargetId)?.UnitId,
                SetCaseloadThresholdRequest { Threshold: { } threshold } => snapshot.Caseloads.Threshold(threshold.ThresholdId)?.UnitId,
                _ => null,
            };

            if (replaced is not null)
            {
                Units.Add(replaced);
            }
        }

        private void Add(string field, Date date)
        {
            // A month may have no day; its figures are of its last.
            if (date.Day == 0 && date is { Year: >= ContractLimits.MinYear and <= ContractLimits.MaxYear, Month: >= 1 and <= 12 })
            {
                Add(new DateOnly(date.Year, date.Month, 1));
                Add(new DateOnly(date.Year, date.Month, 1).AddMonths(1).AddDays(-1));
            }
            else if (new FieldReader().Day(field, date) is { } day)
            {
                Add(day);
                Add(field == "last_month_date" ? new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1) : day);
            }
        }

        private void Add(DateOnly day)
        {
            if (day != default)
            {
                First = First < day ? First : day;
                Last = Last > day ? Last : day;
            }
        }
    }
}
