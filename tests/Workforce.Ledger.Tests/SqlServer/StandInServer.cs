using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.SqlServer;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>
/// The whole of the SQL Server side but the server: context, queries, inserts and retries are the product's, and what they send
/// is noted, and done by SQLite.
/// </summary>
internal sealed class StandInServer : IStatementLog, IAsyncDisposable
{
    private readonly LedgerFile _file;
    private readonly List<string> _statements = [];

    private StandInServer(LedgerFile file)
    {
        _file = file;
    }

    /// <summary>What was sent, with the types of its parameters, in order; each once.</summary>
    public IReadOnlyList<string> Statements => [.. _statements.Distinct()];

    public List<int> ParameterCounts { get; } = [];

    public List<IsolationLevel> Transactions { get; } = [];

    /// <summary>Runs before a statement is done; what it throws is what the program sees of it.</summary>
    public Action<string> BeforeStatement { get; set; } = _ => { };

    /// <summary>Runs before a commit and after it; what it throws is what the program sees of the commit.</summary>
    public Action BeforeCommit { get; set; } = () => { };

    public Action AfterCommit { get; set; } = () => { };

    public static async Task<StandInServer> StartAsync()
    {
        var (file, _) = await LedgerFile.CreateAsync();

        return new(file);
    }

    public ChangeLedger Open(int maxBatchSize = SqlServerInsert.DefaultMaxBatchSize) => new(new Database(this, maxBatchSize));

    /// <summary>A ledger that takes the server's database for an empty one, of which nothing is done.</summary>
    public ChangeLedger OpenEmpty() => new(new Database(this, SqlServerInsert.DefaultMaxBatchSize, isEmpty: true));

    /// <summary>The same tables, read by the SQLite side.</summary>
    public ChangeLedger OpenSqlite() => _file.Open();

    public Task<object?> ExecuteAsync(string sql) => _file.ExecuteAsync(sql);

    public void Forget()
    {
        _statements.Clear();
        ParameterCounts.Clear();
    }

    public void Sent(string statement, DbParameterCollection parameters)
    {
        ParameterCounts.Add(parameters.Count);
        _statements.Add(TypesOf(parameters) + statement.ReplaceLineEndings("\n").TrimEnd());
        BeforeStatement(statement);
    }

    public void TransactionBegun(IsolationLevel isolationLevel) => Transactions.Add(isolationLevel);

    public void Committing() => BeforeCommit();

    public void Committed() => AfterCommit();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string TypesOf(DbParameterCollection parameters)
    {
        if (parameters.Count == 0)
        {
            return "";
        }

        var types = new StringBuilder("-- ");
        types.AppendJoin(", ", parameters.Cast<SqlParameter>().Select(parameter => $"@{parameter.ParameterName.TrimStart('@')} {TypeOf(parameter)}"));

        return types.Append('\n').ToString();
    }

    private static string TypeOf(SqlParameter parameter)
    {
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();

        return parameter.SqlDbType switch
        {
            SqlDbType.NVarChar => string.Create(CultureInfo.InvariantCulture, $"{type}({(parameter.Size <= 0 ? "max" : parameter.Size)})"),
            SqlDbType.Decimal => string.Create(CultureInfo.InvariantCulture, $"{type}({parameter.Precision},{parameter.Scale})"),
            SqlDbType.DateTime2 => string.Create(CultureInfo.InvariantCulture, $"{type}({parameter.Scale})"),
            _ => type,
        };
    }

    private sealed class Database(StandInServer server, int maxBatchSize, bool isEmpty = false)
        : SqlServerLedgerDatabase("Server=stand-in;Database=ledger", maxBatchSize)
    {
        public override LedgerContext CreateContext() => CreateContext(
            new DbContextOptionsBuilder<SqlServerLedgerContext>()
                .UseSqlServer(new StandInConnection(server._file.Path, server, isEmpty), contextOwnsConnection: true, Configure)
                .Options);
    }
}
