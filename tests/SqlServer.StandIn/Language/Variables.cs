using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>A batch's variables, the parameters of sp_executesql among them. SQLite has them by number: ?1 is the first.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SqlType> _types = [];
    private readonly List<object?> _values = [];

    /// <summary>As SQLite keeps them, in order.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>By which two sets of variables are told apart that a translation could not take for each other.</summary>
    public string Signature => string.Join(',', _numbers.Keys.Zip(_types, (name, type) => $"{name} {type}"));

    /// <exception cref="SqlServerError">There is one of that name.</exception>
    public void Declare(string name, SqlType type, object? stored)
    {
        if (!_numbers.TryAdd(name, _types.Count))
        {
            throw new SqlServerError(134, 15, $"The variable name '{name}' has already been declared.");
        }

        _types.Add(type);
        _values.Add(Conversion.Cast(stored, type));
    }

    public void Set(string name, object? stored)
    {
        var number = NumberOf(name);
        _values[number] = Conversion.Cast(stored, _types[number]);
    }

    /// <exception cref="SqlServerError">There is none of that name.</exception>
    public Translated Translate(string name)
    {
        var number = NumberOf(name);

        return new($"?{number + 1}", _types[number]);
    }

    public (SqlType Type, object? Value) Get(string name)
    {
        var number = NumberOf(name);

        return (_types[number], _values[number]);
    }

    private int NumberOf(string name) => _numbers.TryGetValue(name, out var number) ? number : throw SqlServerError.NoSuchVariable(name);
}
