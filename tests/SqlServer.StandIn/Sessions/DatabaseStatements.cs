using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Language;
using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Sessions;

/// <summary>CREATE, ALTER and DROP DATABASE, which no transaction may hold.</summary>
internal sealed class DatabaseStatements(Session session)
{
    private readonly Databases _databases = session.Databases;

    /// <exception cref="SqlServerError">Something that the stand-in was not made for, or that the server refuses.</exception>
    public void Run(TSqlStatement statement)
    {
        if (statement is not (CreateDatabaseStatement or DropDatabaseStatement or AlterDatabaseSetStatement))
        {
            throw Grammar.NotUnderstood(statement);
        }

        if (session.Database.TransactionDepth > 0)
        {
            throw new SqlServerError(226, 16, $"{statement.GetType().Name} not allowed within multi-statement transaction.");
        }

        switch (statement)
        {
            case CreateDatabaseStatement { FileGroups.Count: 0, Options.Count: 0, Collation: null } create:
                _databases.Create(create.DatabaseName.Value);
                break;

            case DropDatabaseStatement { Databases: [var dropped] }:
                _databases.Drop(dropped.Value);
                break;

            case AlterDatabaseSetStatement { Options: [OnOffDatabaseOption { OptionKind: DatabaseOptionKind.ReadCommittedSnapshot } option] } set:
                var file = _databases.Find(set.DatabaseName.Value)
                    ?? throw new SqlServerError(911, 16, $"Database '{set.DatabaseName.Value}' does not exist. Make sure that the name is entered correctly.");
                file.IsReadCommittedSnapshot = option.OptionState is OptionState.On;
                break;

            default:
                throw Grammar.NotUnderstood(statement);
        }
    }
}
