namespace Microsoft.SqlServer.Server;

/// <summary>What a type of <see cref="Format.UserDefined"/> does itself.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
