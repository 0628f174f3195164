namespace Microsoft.SqlServer.Server;

/// <summary>Marks a class or struct as a user-defined type of the server, and says how it is kept there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    /// <summary>The most bytes that a value takes; -1 for no bound.</summary>
    public int MaxByteSize { get; set; }

    public bool IsFixedLength { get; set; }

    /// <summary>Whether the bytes compare as the values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks a value that came as bytes; null for none.</summary>
    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}
