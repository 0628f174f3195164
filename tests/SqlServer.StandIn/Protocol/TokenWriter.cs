using System.Collections;
using System.Globalization;
using System.Text;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Protocol;

/// <summary>The tokens of which an answer is made (MS-TDS 2.2.7).</summary>
internal sealed class TokenWriter(MessageWriter message)
{
    private const byte ReturnStatusToken = 0x79;
    private const byte ColumnsToken = 0x81;
    private const byte ErrorToken = 0xAA;
    private const byte InfoToken = 0xAB;
    private const byte ReturnValueToken = 0xAC;
    private const byte LoginAcknowledgementToken = 0xAD;
    private const byte RowToken = 0xD1;
    private const byte RowWithNullsToken = 0xD2;
    private const byte ChangeToken = 0xE3;

    private const ushort IsNullableFlag = 0x01;

    public MessageWriter Message => message;

    public void LoginAcknowledgement()
    {
        const byte TransactSql = 1;
        const string Program = "Microsoft SQL Server";

        message.Byte(LoginAcknowledgementToken);
        message.UInt16((ushort)(1 + 4 + 1 + (Program.Length * 2) + ServerVersion.OnTheWire.Length));
        message.Byte(TransactSql);
        message.Bytes([0x74, 0x00, 0x00, 0x04]);
        message.ShortText(Program);
        message.Bytes(ServerVersion.OnTheWire);
    }

    public void Changed(EnvironmentChange change, string now, string before)
    {
        message.Byte(ChangeToken);
        message.UInt16((ushort)(1 + 1 + (now.Length * 2) + 1 + (before.Length * 2)));
        message.Byte((byte)change);
        message.ShortText(now);
        message.ShortText(before);
    }

    public void Changed(EnvironmentChange change, ReadOnlySpan<byte> now, ReadOnlySpan<byte> before)
    {
        message.Byte(ChangeToken);
        message.UInt16((ushort)(1 + 1 + now.Length + 1 + before.Length));
        message.Byte((byte)change);
        message.Byte((byte)now.Length);
        message.Bytes(now);
        message.Byte((byte)before.Length);
        message.Bytes(before);
    }

    public void Info(int number, string text) => Said(InfoToken, number, 0, text);

    public void Error(SqlServerError error) => Said(ErrorToken, error.Number, error.Severity, error.Message);

    public void Columns(IReadOnlyList<OutputColumn> columns)
    {
        message.Byte(ColumnsToken);
        message.UInt16((ushort)columns.Count);

        foreach (var column in columns)
        {
            message.Int32(0);
            message.UInt16(column.IsNullable ? IsNullableFlag : (ushort)0);
            ValueWriter.WriteType(message, column.Type, column.IsNullable, column.Collation);
            message.ShortText(column.Name);
        }
    }

    /// <summary>With a bitmap of the nulls where there are any, as a server does where that is shorter.</summary>
    public void Row(IReadOnlyList<OutputColumn> columns, object?[] values)
    {
        var hasNulls = Array.IndexOf(values, null) >= 0;
        message.Byte(hasNulls ? RowWithNullsToken : RowToken);

        if (hasNulls)
        {
            var nulls = new byte[(values.Length + 7) / 8];
            new BitArray(Array.ConvertAll(values, value => value is null)).CopyTo(nulls, 0);
            message.Bytes(nulls);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                ValueWriter.Write(message, value, columns[i].Type, columns[i].IsNullable);
            }
        }
    }

    public void ReturnStatus(int status)
    {
        message.Byte(ReturnStatusToken);
        message.Int32(status);
    }

    public void ReturnValue(int ordinal, string name, SqlType type, object? value)
    {
        const byte IsOutputParameter = 1;

        message.Byte(ReturnValueToken);
        message.UInt16((ushort)ordinal);
        message.ShortText(name);
        message.Byte(IsOutputParameter);
        message.Int32(0);
        message.UInt16(IsNullableFlag);
        ValueWriter.WriteType(message, type, isNullable: true, collation: null);

        if (value is null)
        {
            ValueWriter.WriteNull(message, type);
        }
        else
        {
            ValueWriter.Write(message, value, type, isNullable: true);
        }
    }

    public void Done(DoneToken token, DoneStatus status, DoneCommand command = DoneCommand.None, long rows = 0)
    {
        message.Byte((byte)token);
        message.UInt16((ushort)status);
        message.UInt16((ushort)command);
        message.Int64(rows);
    }

    private void Said(byte token, int number, byte severity, string text)
    {
        text = text.Length > 2000 ? string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, 2000)}...") : text;

        message.Byte(token);
        message.UInt16((ushort)(sizeof(int) + 1 + 1 + 2 + Encoding.Unicode.GetByteCount(text) + 1 + (ServerVersion.ServerName.Length * 2) + 1 + sizeof(int)));
        message.Int32(number);
        message.Byte(1);
        message.Byte(severity);
        message.LongText(text);
        message.ShortText(ServerVersion.ServerName);
        message.ShortText("");
        message.Int32(1);
    }
}
