using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.House.Tests.Contract;

/// <summary>What a caller needs for a method is said once, beside it.</summary>
public class RequirementTests
{
    [Fact]
    public void Methods_EachNameARight()
    {
        Assert.NotEmpty(Descriptors.Methods);
        Assert.All(Descriptors.Methods, method => Assert.True(
            RightsOf(method) is [_, ..] rights && !rights.Contains(Right.Unspecified),
            $$"""
            {{method.FullName}} does not say what a caller needs for it, so that nobody can call it. In its .proto file, import
            "workforce/v1/access.proto" and put the right beside the method, or several, of which one is enough:

              rpc {{method.Name}}({{method.InputType.Name}}) returns ({{method.OutputType.Name}}) {
                option (requires) = RIGHT_MEASURES_READ;
              }

            access.proto says what each right is for; add one there if none fits.
            """));
    }

    private static RepeatedField<Right> RightsOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AccessExtensions.Requires) ?? [];
}
