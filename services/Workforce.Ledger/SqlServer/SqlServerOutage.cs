using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;

namespace Workforce.Ledger.SqlServer;

/// <summary>Tells the faults of server, network and lock from those of the program.</summary>
internal static class SqlServerOutage
{
    private const string Driver = "Microsoft.Data.SqlClient";

    /// <summary>From this severity on the server has closed the connection.</summary>
    private const byte ConnectionLost = 20;

    /// <summary>
    /// What to tell an operator; null for a fault of the program. The numbers are those of sys.messages, below 0 and for
    /// sockets those of the driver.
    /// </summary>
    public static string? Of(Exception exception)
    {
        var hasGivenUp = false;

        // A strategy that has given up wraps what it gave up on.
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            switch (fault)
            {
                case OperationCanceledException:
                    return null;

                case RetryLimitExceededException:
                    hasGivenUp = true;
                    break;

                case SqlException sql:
                    var text = Of(sql.Number, sql.Class) ?? (hasGivenUp ? "the ledger's server fails again and again" : null);
                    return text is null ? null : string.Create(CultureInfo.InvariantCulture, $"{text} (SQL Server {sql.Number})");

                // The driver's pool has no connection left to give in time.
                case InvalidOperationException { Source: Driver }:
                    return "the ledger's server has no connection free";

                case NotSupportedException { Source: Driver }:
                    return "SQL Server's driver needs the language data of ICU, which this machine lacks or this process was told to leave out";
            }
        }

        return null;
    }

    internal static string? Of(int number, byte severity) => number switch
    {
        // 9002: the log cannot grow; 1101 and 1105: a file group; 5149: the disk under it.
        1101 or 1105 or 5149 or 9002 => "the ledger's database, its log or its disk is full",
        229 or 230 or 262 or 297 or 916 or 4060 or 18452 or 18456 or 18470 or 18486 or 18487 or 18488 => "access to the ledger's database is denied",
        207 or 208 => "the ledger's tables are missing, or behind this version of the program; its command migrate makes them",
        2812 => "the ledger's server lacks a procedure, such as sp_getapplock, by which one process at a time migrates; run what the command migrate --script prints",
        1204 or 1205 or 1222 or 3960 => "the ledger is locked by another writer",
        -2 or 258 => "the ledger's server does not answer in time",
        3906 or 3908 => "the ledger's database is read-only",
        605 or 823 or 824 or 825 or 829 or 832 or 8908 => "the ledger's database is damaged",
        701 or 802 or 8645 or 8651 or 8902 or 10928 or 10929 or 40197 or 40501 or 40544 or 40549 or 40550 or 40613 or 49918 or 49919 or 49920 =>
            "the ledger's server is busy beyond its limits",
        921 or 922 or 927 or 942 or 945 or 952 or 976 or 978 or 979 or 983 or 988 or 6005 or 17142 =>
            "the ledger's database is not online",
        -1 or 0 or 2 or 20 or 26 or 40 or 53 or 64 or 121 or 232 or 233 or 1225 or 10053 or 10054 or 10060 or 10061 or 11001 or 35 =>
            "the ledger's server cannot be reached",
        _ => severity >= ConnectionLost ? "the ledger's server has broken the connection off" : null,
    };
}
