using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Improvement.Studies;

/// <summary>A study in one SQLite file, which several processes of one machine may have open. Not for network drives, whose locks do not hold.</summary>
public sealed class SqliteStudyStorage : IStudyStorage
{
    private const string InMemory = ":memory:";
    private const string SettingsDocument = "settings";
    private const int FormatVersion = 1;
    private const int NotADatabase = 26, CorruptDatabase = 11, CannotOpen = 14;

    /// <summary>How long a transaction waits for those of other processes.</summary>
    private const int BusySeconds = 60;

    private static readonly string Schema = $"""
        CREATE TABLE document (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE trial (
            number INTEGER PRIMARY KEY, choice TEXT NOT NULL, state TEXT NOT NULL DEFAULT '{nameof(TrialState.Open)}', result TEXT, seconds REAL NOT NULL DEFAULT 0, reason TEXT,
            attempts INTEGER NOT NULL DEFAULT 0, fruitless INTEGER NOT NULL DEFAULT 0, token INTEGER NOT NULL DEFAULT 0, owner TEXT, leased_until INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE report (trial INTEGER NOT NULL REFERENCES trial (number), step INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (trial, step)) WITHOUT ROWID;
        PRAGMA user_version = {FormatVersion};
        """;

    private readonly SqliteConnection connection;
    private StudySettings? settings;

    /// <summary>Opens a file, or makes it.</summary>
    /// <exception cref="VitrineException">Invalid data: it is no study, or one of a newer version, or cannot be opened.</exception>
    public SqliteStudyStorage(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            connection.Open();
            // A killed process must cost nothing, a lost current at most the last moments: the log is synchronised at each commit.
            Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
            using var transaction = connection.BeginTransaction(deferred: false);
            RequireKnownFormat(path);
            transaction.Commit();
        }
        catch (Exception problem) when (problem is VitrineException or SqliteException)
        {
            connection.Dispose();
            if (problem is SqliteException { SqliteErrorCode: NotADatabase or CorruptDatabase or CannotOpen })
                throw new VitrineException(FailureKind.DataOrModel, StudiesText.NotAStudy.Fill(path, problem.Message.TrimEnd('.')), problem);
            throw;
        }
    }

    /// <summary>A study that ends with its process, for simulations.</summary>
    public static SqliteStudyStorage NewInMemory() => new(InMemory);

    public void Dispose() => connection.Dispose();

    public StudySettings? ReadSettings() => settings ??= ReadDocument(SettingsDocument) is { } json ? JsonSerializer.Deserialize<StudySettings>(json, RunRecordJson.Options) : null;

    public bool TryCreate(StudySettings settings, IReadOnlyDictionary<string, string>? documents = null)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!TryWriteDocument(SettingsDocument, JsonSerializer.Serialize(settings, RunRecordJson.Options)))
            return false;
        foreach (var (name, content) in documents ?? new Dictionary<string, string>())
            TryWriteDocument(name, content);
        transaction.Commit();
        return true;
    }

    public string? ReadDocument(string name)
    {
        using var command = NewCommand("SELECT content FROM document WHERE name = $name", ("$name", name));
        return command.ExecuteScalar() as string;
    }

    public IReadOnlyList<TrialRecord> ReadTrials(int fromNumber = 0)
    {
        // both queries see the same moment
        using var transaction = connection.BeginTransaction(deferred: true);
        var reports = ReadReports(fromNumber);
        var trials = new List<TrialRecord>();
        using var command = NewCommand("SELECT number, choice, state, result, seconds, reason, attempts, fruitless FROM trial WHERE number >= $from ORDER BY number", ("$from", fromNumber));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            trials.Add(ReadTrial(reader, reports));
        return trials;
    }

    public bool TryAdd(TrialRecord trial) => Execute(
        "INSERT INTO trial (number, choice) SELECT $number, $choice WHERE $number = (SELECT COALESCE(MAX(number) + 1, 0) FROM trial) ON CONFLICT DO NOTHING",
        ("$number", trial.Number),
        ("$choice", ReadSettings()!.Space.ToJson(trial.Choice).ToJsonString())) == 1;

    public Lease? TryLease(int trialNumber, string owner, DateTimeOffset now, DateTimeOffset until)
    {
        using var command = NewCommand(
            $"""
            UPDATE trial SET token = token + 1, attempts = attempts + 1, fruitless = fruitless + 1, owner = $owner, leased_until = $until
            WHERE number = $number AND state = '{nameof(TrialState.Open)}' AND leased_until <= $now RETURNING token
            """,
            ("$number", trialNumber),
            ("$owner", owner),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$until", until.ToUnixTimeMilliseconds()));
        return command.ExecuteScalar() is long token ? new Lease(trialNumber, token) : null;
    }

    public bool Renew(Lease lease, DateTimeOffset until) => Update(lease, "leased_until = $until", ("$until", until.ToUnixTimeMilliseconds()));

    public bool Release(Lease lease) => Update(lease, "leased_until = 0, fruitless = MAX(fruitless - 1, 0)");

    public bool Abandon(Lease lease) => Update(lease, "leased_until = 0");

    public bool Report(Lease lease, TrialReport report, DateTimeOffset until)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!Renew(lease, until))
            return false;
        var isNew = Execute("INSERT INTO report VALUES ($trial, $step, $value) ON CONFLICT DO NOTHING", ("$trial", lease.TrialNumber), ("$step", report.Step), ("$value", report.Value)) == 1;
        if (isNew)
            Update(lease, "fruitless = 0");
        transaction.Commit();
        return true;
    }

    public bool End(Lease lease, TrialRecord ended) => Update(
        lease,
        "state = $state, result = $result, seconds = $seconds, reason = $reason, leased_until = 0",
        ("$state", ended.State.ToString()),
        ("$result", ended.State == TrialState.Finished ? JsonSerializer.Serialize(ended.Values) : DBNull.Value),
        ("$seconds", ended.Seconds),
        ("$reason", (object?)ended.Reason ?? DBNull.Value));

    private bool TryWriteDocument(string name, string content) => Execute("INSERT INTO document VALUES ($name, $content) ON CONFLICT DO NOTHING", ("$name", name), ("$content", content)) == 1;

    private bool Update(Lease lease, string change, params ReadOnlySpan<(string Name, object Value)> values) => Execute(
        $"UPDATE trial SET {change} WHERE number = $number AND token = $token AND state = '{nameof(TrialState.Open)}'",
        [("$number", lease.TrialNumber), ("$token", lease.Token), .. values]) == 1;

    private void RequireKnownFormat(string path)
    {
        using var command = NewCommand("SELECT user_version, (SELECT COUNT(*) FROM sqlite_master) FROM pragma_user_version");
        using var reader = command.ExecuteReader();
        reader.Read();
        var (version, tableCount) = (reader.GetInt32(0), reader.GetInt32(1));
        if (version > FormatVersion)
            throw VitrineException.InvalidData(StudiesText.NewerFormat.Fill(path, version, FormatVersion));
        if (version == 0 && tableCount > 0)
            throw VitrineException.InvalidData(StudiesText.NotAStudy.Fill(path, StudiesText.OtherTables));
        if (version == 0)
            Execute(Schema);
    }

    private ILookup<int, TrialReport> ReadReports(int fromNumber)
    {
        var reports = new List<(int Trial, TrialReport Report)>();
        using var command = NewCommand("SELECT trial, step, value FROM report WHERE trial >= $from ORDER BY trial, step", ("$from", fromNumber));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            reports.Add((reader.GetInt32(0), new TrialReport(reader.GetInt32(1), reader.GetDouble(2))));
        return reports.ToLookup(each => each.Trial, each => each.Report);
    }

    private TrialRecord ReadTrial(SqliteDataReader reader, ILookup<int, TrialReport> reports)
    {
        var number = reader.GetInt32(0);
        return new TrialRecord(number, ReadSettings()!.Space.FromJson(JsonNode.Parse(reader.GetString(1))!.AsObject()))
        {
            State = Enum.Parse<TrialState>(reader.GetString(2)),
            Values = reader.IsDBNull(3) ? [] : JsonSerializer.Deserialize<double[]>(reader.GetString(3))!,
            Reports = [.. reports[number]],
            Seconds = reader.GetDouble(4),
            Reason = reader.IsDBNull(5) ? null : reader.GetString(5),
            AttemptCount = reader.GetInt32(6),
            FruitlessCount = reader.GetInt32(7),
        };
    }

    private int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = NewCommand(sql, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand NewCommand(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
