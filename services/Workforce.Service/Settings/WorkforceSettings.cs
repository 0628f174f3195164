using System.ComponentModel.DataAnnotations;
using Workforce.Ledger;

namespace Workforce.Service.Settings;

/// <summary>The settings of the service: section <c>Workforce</c> of the configuration, or <c>Workforce__Port</c> and so on.</summary>
public sealed class WorkforceSettings
{
    public const string Section = "Workforce";

    /// <summary>The address to listen on. Any other than a loopback address needs TLS and a way to know callers.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port to listen on; 0 for any free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 5080;

    /// <summary>Which database holds the ledger.</summary>
    public LedgerProvider Provider { get; set; } = LedgerProvider.Sqlite;

    /// <summary>Where the ledger is, for SQL Server. A secret: give it by the environment or a secrets file, never on a command line.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How many rows one INSERT holds at most, for SQL Server; fewer where its parameters would be too many.</summary>
    [Range(1, 1000)]
    public int MaxBatchSize { get; set; } = 256;

    /// <summary>The ledger's SQLite file, relative to the working directory. The command migrate makes it, with its directory.</summary>
    [Required]
    public string DatabasePath { get; set; } = "data/workforce.db";

    /// <summary>
    /// Whether a SQLite file that is missing is made at start. To be set for a first start alone: later on a ledger that is missing has been mislaid, and an
    /// empty one in its place would hide that, and take in what belongs into the other.
    /// </summary>
    public bool CreateLedger { get; set; }

    /// <summary>Whether the ledger's file is checked for damage at start, before anything is answered from it.</summary>
    public bool VerifyAtStart { get; set; } = true;

    /// <summary>
    /// How long an append, or entries of the audit trail, wait while another process writes into the ledger; on SQL Server how long any statement may
    /// take. Longer than the largest extract takes to record: 25 s for 622,501 rows on two cores.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan WriteWait { get; set; } = ChangeLedger.DefaultWriteWait;

    /// <summary>The largest message taken, in bytes.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How many changes one commit takes from those that wait, before the next begins.</summary>
    [Range(1, 100_000)]
    public int MaxChangesPerCommit { get; set; } = 4096;

    /// <summary>How many changes of one stream may wait for their acknowledgement before no more are read from it.</summary>
    [Range(1, 1_000_000)]
    public int MaxUnacknowledgedChanges { get; set; } = 16_384;

    /// <summary>How long a call waits for the revision that it must know at least.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MinRevisionWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the service looks, at least, for what other processes have recorded in the same ledger; eight times as often while they do.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How long after it last knew all that the ledger holds the service's health says that it is not ready. It answers all the same.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan NotReadyAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the service, told to stop by SIGTERM, says that it is not ready, and answers all the same, before it stops. 0 where no balancer looks.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainTime { get; set; }

    /// <summary>How many snapshots of past revisions are kept at least for questions of what was known then.</summary>
    [Range(1, 100)]
    public int PastSnapshots { get; set; } = 4;

    /// <summary>Beyond those, as many are kept as have so many changes together: half a gigabyte for a million, where they share nothing.</summary>
    [Range(0, 1_000_000_000)]
    public int PastChanges { get; set; } = 4_000_000;

    /// <summary>How much memory the answers may take, about, that are kept to be given again until something changes; 0 to keep none.</summary>
    [Range(0, 10_000)]
    public int AnswerCacheMegabytes { get; set; } = 64;

    /// <summary>
    /// Whether tools may ask which services there are (gRPC reflection). Unless set: where the environment is Development, and on a loopback
    /// address where callers are not asked who they are.
    /// </summary>
    public bool? Reflection { get; set; }

    /// <summary>How many sources may ever send: every answer says how fresh each is.</summary>
    [Range(1, 1000)]
    public int MaxSources { get; set; } = 64;

    /// <summary>By how many per cent what a case system holds may fall from one day to its snapshot of the next, unless it is confirmed.</summary>
    [Range(0, 100)]
    public int MaxSnapshotShrinkPercent { get; set; } = 20;

    /// <summary>How many per cent of what a source may end an extract of it may end, unless it is confirmed.</summary>
    [Range(0, 100)]
    public int MaxExtractEndPercent { get; set; } = 10;

    /// <summary>
    /// How many rows one extract may have. Until it is applied a row that says what is held takes some 48 bytes, and any other a few hundred: see
    /// docs/performance.md. Rows of the stream, of which a line of HR's file makes three or four: its team, post, worker and engagement.
    /// </summary>
    [Range(1, 5_000_000)]
    public int MaxExtractRows { get; set; } = 1_000_000;

    /// <summary>How many extracts are taken in at a time; others are told to try again shortly.</summary>
    [Range(1, 64)]
    public int MaxExtractsAtOnce { get; set; } = 2;

    /// <summary>After how many days of silence a case system is stale. Three, since some do not report at weekends.</summary>
    [Range(0, 365)]
    public int CaseSystemStaleDays { get; set; } = 3;

    /// <summary>How often a watch sends a sign of life when there is nothing to tell.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan WatchHeartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many changes of breaches are kept for watches that resume or read slowly; beyond it they get the state anew.</summary>
    [Range(0, 10_000_000)]
    public int WatchBacklog { get; set; } = 20_000;

    /// <summary>The service's own certificate; without one it speaks plain HTTP/2, on a loopback address only.</summary>
    public TlsSettings Tls { get; } = new();

    /// <summary>Callers that show a certificate.</summary>
    public ClientCertificateSettings ClientCertificates { get; } = new();

    /// <summary>Callers that show a bearer token.</summary>
    public TokenSettings Tokens { get; } = new();

    /// <summary>
    /// A file in JSON of settings, as appsettings.json is one, that prevails over all others and is read again when it changes: for <see cref="Callers"/>
    /// and <see cref="Groups"/>, in a folder of their own. It must be there at the start.
    /// </summary>
    public string CallersPath { get; set; } = "";

    /// <summary>Who is known by its certificate, and may do what. Whoever is not named here may do nothing.</summary>
    public IList<CallerSettings> Callers { get; } = [];

    /// <summary>What the groups of tokens may do.</summary>
    public IList<GroupSettings> Groups { get; } = [];

    /// <summary>Figures of fewer people than this, and more than none, are suppressed for who may not see the people. 0 or 1 for never.</summary>
    [Range(0, 100)]
    public int SmallGroup { get; set; } = 5;

    internal bool KnowsCallers => ClientCertificates.IsOn || Tokens.IsOn;

    /// <summary>How often what was read and refused is written into the audit trail: what a killed process loses of it at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:10")]
    public TimeSpan AuditInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether each read of single workers waits until its entry in the audit trail is durable, so that a killed process loses none.</summary>
    public bool AuditBeforeAnswer { get; set; }

    /// <summary>
    /// How many different entries may wait for the audit trail, of answers and of failures each, before reads are refused and failures counted together.
    /// </summary>
    [Range(100, 1_000_000)]
    public int AuditBacklog { get; set; } = 20_000;

    /// <summary>After how many whole years without an engagement a worker's name is due to be erased, for the command retention; 0 if it must be told.</summary>
    [Range(0, 100)]
    public int NameRetentionYears { get; set; }

    /// <summary>Where metrics and traces are sent.</summary>
    public TelemetrySettings Telemetry { get; } = new();
}
