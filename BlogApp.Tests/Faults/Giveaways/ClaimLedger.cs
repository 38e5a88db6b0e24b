using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Faults.Giveaways;

/// <summary>What claimants were given and told. Nothing in it may turn out to be different later.</summary>
internal sealed class ClaimLedger
{
    private readonly ConcurrentDictionary<string, (long Giveaway, string Claimant)> _tickets = new();
    private readonly ConcurrentDictionary<(long Giveaway, string Claimant), string> _claimants = new();
    private readonly ConcurrentDictionary<string, string> _told = new();
    private readonly ConcurrentQueue<string> _contradictions = new();
    private long _unanswered;

    public int Claims => _tickets.Count;

    public int Told => _told.Count;

    public long Unanswered => Interlocked.Read(ref _unanswered);

    public string[] Tickets => [.. _tickets.Keys];

    public bool IsTold(string ticket) => _told.ContainsKey(ticket);

    public void Unanswer() => Interlocked.Increment(ref _unanswered);

    public void Accepted(long giveaway, string claimant, string ticket)
    {
        _tickets[ticket] = (giveaway, claimant);
        var before = _claimants.GetOrAdd((giveaway, claimant), ticket);
        if (before != ticket)
            _contradictions.Enqueue($"{claimant} was given {before}, and then {ticket}");
    }

    /// <param name="decision">The state with the number, as told.</param>
    public void Decided(string ticket, string decision)
    {
        var before = _told.GetOrAdd(ticket, decision);
        if (before != decision)
            _contradictions.Enqueue($"{ticket} was told {before}, and then {decision}");
    }

    /// <summary>The claims that do not stand in SQL as they were accepted and told; empty when all do.</summary>
    public List<string> Compare(string databaseFile)
    {
        var wrong = _contradictions.ToList();
        using var connection = new SqliteConnection($"Data Source={databaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var stored = Rows(connection, "SELECT Ticket, Outcome, Number FROM GiveawayClaim", r => (Ticket: r.GetString(0), Said: Said(r.GetString(1), r.IsDBNull(2) ? null : r.GetInt32(2)))).ToDictionary(c => c.Ticket, c => c.Said);
        wrong.AddRange(_tickets.Keys.Where(ticket => !stored.ContainsKey(ticket)).Select(ticket => $"{ticket} was accepted and is lost"));
        wrong.AddRange(_told.Where(told => stored.GetValueOrDefault(told.Key) != told.Value).Select(told => $"{told.Key} was told {told.Value}, and SQL says {stored.GetValueOrDefault(told.Key, "nothing")}"));
        wrong.AddRange(Rows(connection, """
            SELECT g.Id, g.Stock, g.Won, (SELECT count(*) FROM GiveawayClaim c WHERE c.GiveawayId = g.Id AND c.Outcome = 'Won'), (SELECT count(*) FROM GiveawayClaim c WHERE c.GiveawayId = g.Id AND c.Place IS NOT NULL) FROM Giveaway g
            """, r => (Id: r.GetInt64(0), Stock: r.GetInt32(1), Won: r.GetInt32(2), Winners: r.GetInt32(3), Claims: r.GetInt32(4)))
            .Where(g => g.Won != g.Winners || g.Won != Math.Min(g.Stock, g.Claims)).Select(g => $"giveaway {g.Id} of {g.Stock} has {g.Winners} winners ({g.Won} counted) of {g.Claims} claims"));
        wrong.AddRange(Rows(connection, "SELECT GiveawayId, Claimant FROM GiveawayClaim GROUP BY 1, 2 HAVING count(*) > 1", r => $"claimant {r.GetInt64(1)} has two claims of {r.GetInt64(0)}"));
        return wrong;
    }

    public static string Said(string outcome, int? number) => $"{outcome.ToLowerInvariant()} {number}";

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }
}
