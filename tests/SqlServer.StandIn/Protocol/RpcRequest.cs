using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Protocol;

/// <summary>A call of a procedure (MS-TDS 2.2.6.6).</summary>
internal sealed record RpcRequest(string Procedure, IReadOnlyList<RpcParameter> Parameters)
{
    public const string ExecuteSql = "sp_executesql";

    /// <summary>The server's, of which the statement and the declarations of sp_executesql are two.</summary>
    private const int MaxParameters = 2100;

    private const ushort ByNumber = 0xFFFF;

    /// <summary>Parts two calls in one message.</summary>
    private const byte BatchSeparator = 0xFF;

    private static readonly string?[] Numbered = [null, "sp_cursor", "sp_cursoropen", "sp_cursorprepare", "sp_cursorexecute", "sp_cursorprepexec",
        "sp_cursorunprepare", "sp_cursorfetch", "sp_cursoroption", "sp_cursorclose", ExecuteSql, "sp_prepare", "sp_execute", "sp_prepexec",
        "sp_prepexecrpc", "sp_unprepare"];

    /// <exception cref="SqlServerError">Too many parameters, or something that the stand-in was not made for.</exception>
    public static RpcRequest Read(ReadOnlySpan<byte> body)
    {
        var message = new MessageReader(body);
        message.SkipAllHeaders();

        var procedure = ReadName(ref message);
        message.Skip(sizeof(ushort));
        var parameters = new List<RpcParameter>();

        while (!message.IsAtEnd)
        {
            var length = message.Byte();

            if (length == BatchSeparator)
            {
                throw SqlServerError.NotUnderstood("several calls in one message");
            }

            var name = message.Text(length);
            var isOutput = (message.Byte() & 1) != 0;
            var (type, value) = ValueReader.Read(ref message);
            parameters.Add(new(name, type, value, isOutput));
        }

        return parameters.Count > MaxParameters
            ? throw new SqlServerError(8003, 16, $"The incoming request has too many parameters. The server supports a maximum of {MaxParameters} parameters.")
            : new(procedure, parameters);
    }

    private static string ReadName(ref MessageReader message)
    {
        var length = message.UInt16();

        if (length != ByNumber)
        {
            return message.Text(length);
        }

        var number = message.UInt16();

        return (number < Numbered.Length ? Numbered[number] : null) ?? throw SqlServerError.NotUnderstood($"the procedure of the number {number}");
    }
}

/// <summary>What a procedure is called with.</summary>
internal sealed record RpcParameter(string Name, SqlType Type, object? Value, bool IsOutput);
