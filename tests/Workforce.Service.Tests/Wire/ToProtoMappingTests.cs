using Workforce.Domain.Facts;
using Workforce.Ledger.Tests;
using Workforce.Service.Wire;

namespace Workforce.Service.Tests.Wire;

public class ToProtoMappingTests
{
    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>()];

    /// <summary>A kind that is added to staffing and has no message would go out as a change of nothing.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToProto_AFactOfAnyKind_SaysItOrIsRefused(FactKind kind)
    {
        var fact = EveryFact.Samples.First(each => each.Key.Kind == kind);

        if (kind.Area() is FactArea.Staffing)
        {
            Assert.NotEqual(V1.StaffingChange.FactOneofCase.None, fact.ToProto().FactCase);
        }
        else
        {
            Assert.Throws<ArgumentException>(() => fact.ToProto());
        }
    }
}
