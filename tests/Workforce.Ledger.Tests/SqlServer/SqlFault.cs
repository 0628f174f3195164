using System.Reflection;
using Microsoft.Data.SqlClient;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>Errors as a server would send them; the driver lets nobody else make one.</summary>
internal static class SqlFault
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static SqlException Of(int number, byte severity = 16)
    {
        var error = (SqlError)Make(
            typeof(SqlError),
            new Dictionary<Type, object?> { [typeof(int)] = number, [typeof(byte)] = severity, [typeof(string)] = "injected" });
        var errors = (SqlErrorCollection)Make(typeof(SqlErrorCollection), []);
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);

        var create = typeof(SqlException).GetMethods(Hidden).First(method =>
            method.Name is "CreateException" && method.GetParameters() is [{ ParameterType.Name: nameof(SqlErrorCollection) }, { ParameterType.Name: nameof(String) }]);

        return (SqlException)create.Invoke(null, [errors, "15.00.2000"])!;
    }

    /// <summary>By the shortest constructor; the first argument of a type gets the value, others their defaults.</summary>
    private static object Make(Type type, Dictionary<Type, object?> values)
    {
        var constructor = type.GetConstructors(Hidden).MinBy(candidate => candidate.GetParameters().Length)!;
        var given = new HashSet<Type>();

        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            values.TryGetValue(parameter.ParameterType, out var value) && (given.Add(parameter.ParameterType) || value is string or byte)
                ? value
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]);
    }
}
