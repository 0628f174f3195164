using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Language;
using SqlServer.StandIn.Protocol;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Sessions;

/// <summary>Runs a batch's statements one after the other, and writes what each answers.</summary>
/// <param name="session">Whose batch it is.</param>
/// <param name="variables">Its variables.</param>
/// <param name="done">By which token each statement's end is told: within a procedure by another than in a batch.</param>
internal sealed class BatchRunner(Session session, Variables variables, DoneToken done)
{
    private readonly TokenWriter _tokens = session.Tokens;

    /// <summary>Whether a statement failed and those after it ran nonetheless.</summary>
    public bool HasFailed { get; private set; }

    /// <exception cref="SqlServerError">The batch has ended with it.</exception>
    public async Task RunAsync(IEnumerable<TSqlStatement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            try
            {
                await RunAsync(statement, cancellationToken);
            }
            catch (SqlServerError error) when (error.EndsItsStatementOnly)
            {
                HasFailed = true;
                _tokens.Error(error);
                Done(DoneStatus.Error);
            }
        }
    }

    private async Task RunAsync(TSqlStatement statement, CancellationToken cancellationToken)
    {
        switch (statement)
        {
            case BeginEndBlockStatement block:
                await RunAsync(block.StatementList.Statements, cancellationToken);
                break;

            case IfStatement choice:
                if (IsTrue(choice.Predicate))
                {
                    await RunAsync([choice.ThenStatement], cancellationToken);
                }
                else if (choice.ElseStatement is { } otherwise)
                {
                    await RunAsync([otherwise], cancellationToken);
                }

                break;

            case DeclareVariableStatement declare:
                Declare(declare);
                break;

            case SelectStatement { Into: null, WithCtesAndXmlNamespaces: null } select:
                Select(select, cancellationToken);
                break;

            case InsertStatement { WithCtesAndXmlNamespaces: null } insert:
                await ChangeAsync(insert.InsertSpecification, DoneCommand.Insert, cancellationToken);
                break;

            case UpdateStatement { WithCtesAndXmlNamespaces: null } update:
                await ChangeAsync(update.UpdateSpecification, DoneCommand.Update, cancellationToken);
                break;

            case DeleteStatement { WithCtesAndXmlNamespaces: null } delete:
                await ChangeAsync(delete.DeleteSpecification, DoneCommand.Delete, cancellationToken);
                break;

            case MergeStatement:
                throw new SqlServerError(102, 15, "Incorrect syntax near 'MERGE', which this server does not have.");

            case CreateTableStatement or CreateIndexStatement or DropTableStatement or AlterTableAlterColumnStatement:
                session.RefuseInMaster(statement);
                await session.Database.ChangeTablesAsync(tables => new SchemaTranslator(tables).Translate(statement), cancellationToken);
                Done(DoneStatus.Final);
                break;

            case ExecuteStatement { ExecuteSpecification: var call }:
                await ExecuteAsync(call, cancellationToken);
                break;

            case BeginTransactionStatement { Distributed: false, MarkDefined: false }:
                session.BeginTransaction();
                Done(DoneStatus.Final);
                break;

            case CommitTransactionStatement:
                await session.CommitAsync(cancellationToken);
                Done(DoneStatus.Final);
                break;

            case RollbackTransactionStatement { Name: null }:
                session.Rollback();
                Done(DoneStatus.Final);
                break;

            default:
                new DatabaseStatements(session).Run(statement);
                Done(DoneStatus.Final);
                break;
        }
    }

    private QueryTranslator Queries() => new(session.Database.Tables, variables);

    private void Declare(DeclareVariableStatement declare)
    {
        foreach (var declaration in declare.Declarations)
        {
            if (declaration.Value is not null)
            {
                throw Grammar.NotUnderstood(declaration);
            }

            variables.Declare(declaration.VariableName.Value, DeclaredType.Of(declaration.DataType), null);
        }
    }

    private bool IsTrue(BooleanExpression predicate)
    {
        session.Database.Tables.Refresh();
        using var statement = session.Database.Prepare($"SELECT CASE WHEN {Queries().Predicates.Translate(predicate, Scope.None)} THEN 1 ELSE 0 END", variables.Values);
        statement.Step();

        return statement.Value(0) is 1L;
    }

    private void Select(SelectStatement select, CancellationToken cancellationToken)
    {
        session.Database.Tables.Refresh();
        var query = Queries().Translate(select.QueryExpression, Scope.None);
        var values = new object?[query.Columns.Count];
        var rows = 0L;
        using var statement = session.Database.Prepare(query.Sql, variables.Values);

        // Before the columns: an error then comes alone.
        var hasRow = statement.Step();
        _tokens.Columns(query.Columns);

        for (; hasRow; hasRow = statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();

            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Stored.Read(statement.Value(i), query.Columns[i].Type);
            }

            _tokens.Row(query.Columns, values);
            rows++;
        }

        Done(DoneStatus.Count, DoneCommand.Select, rows);
    }

    private async Task ChangeAsync(DataModificationSpecification change, DoneCommand command, CancellationToken cancellationToken)
    {
        var rows = await session.Database.WriteAsync(
            tables => session.Translations.Get(change, session.Database.Database.Name, tables.Version, variables.Signature, () =>
                new ChangeTranslator(new(tables, variables)).Translate(change)),
            variables.Values,
            cancellationToken);

        Done(DoneStatus.Count, command, rows);
    }

    private async Task ExecuteAsync(ExecuteSpecification call, CancellationToken cancellationToken)
    {
        if (call.ExecutableEntity is ExecutableStringList { Strings: [StringLiteral text], Parameters.Count: 0 })
        {
            await new BatchRunner(session, new(), DoneToken.InProcedure).RunAsync(Grammar.Parse(text.Value), cancellationToken);
            Done(DoneStatus.Final);
            return;
        }

        if (call.ExecutableEntity is not ExecutableProcedureReference { ProcedureReference.ProcedureReference.Name: { } name } procedure)
        {
            throw Grammar.NotUnderstood(call);
        }

        var parameters = procedure.Parameters.ToDictionary(parameter => parameter.Variable?.Name ?? throw Grammar.NotUnderstood(parameter), Argument, StringComparer.OrdinalIgnoreCase);
        var status = await session.Procedures.RunAsync(name.BaseIdentifier.Value, parameters, session.Database.Database, cancellationToken);

        if (call.Variable is { } result)
        {
            variables.Set(result.Name, (long)status);
        }

        _tokens.ReturnStatus(status);
        _tokens.Done(DoneToken.Procedure, session.Status(DoneStatus.More));
    }

    private object? Argument(ExecuteParameter parameter) => parameter.ParameterValue switch
    {
        StringLiteral text => text.Value,
        IdentifierLiteral word => word.Value,
        IntegerLiteral number => long.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture),
        VariableReference variable => variables.Get(variable.Name).Value,
        _ => throw Grammar.NotUnderstood(parameter),
    };

    private void Done(DoneStatus status, DoneCommand command = DoneCommand.None, long rows = 0) =>
        _tokens.Done(done, session.Status(status | DoneStatus.More), command, rows);
}
