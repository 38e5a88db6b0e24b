using System.Globalization;
using BlogApp.Data.Giveaways;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Giveaways;

/// <summary>Begins as a write transaction at once, so that nobody can change what it reads before it commits.</summary>
internal sealed class ClaimTransaction : IClaimTransaction
{
    private readonly SqliteWriter.Turn _turn;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _find, _add;

    public ClaimTransaction(SqliteWriter.Turn turn)
    {
        _turn = turn;
        _transaction = turn.Connection.BeginTransaction(deferred: false);
        // Prepared once: a transaction decides thousands of claims.
        _find = Command("SELECT Ticket, Outcome, Place, Number, Refusal, GaveUpAt IS NOT NULL FROM GiveawayClaim WHERE GiveawayId = $0 AND Claimant = $1", 2);
        _add = Command("""
            INSERT INTO GiveawayClaim (GiveawayId, Ticket, Claimant, ArrivedAt, Outcome, Place, Number, Refusal, DecidedAt)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)
            """, 9);
    }

    public GiveawayStand? Find(long giveawayId) =>
        _turn.Connection.Rows("SELECT Stock, Won, Places, ClosesAt, (SELECT coalesce(max(Number), 0) FROM GiveawayClaim WHERE GiveawayId = $id) FROM Giveaway WHERE Id = $id",
            r => new GiveawayStand(giveawayId, r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(4), r.IsDBNull(3) ? null : Milliseconds(r.GetDateTime(3))),
            _transaction, ("$id", giveawayId)).SingleOrDefault();

    public DecidedClaim? FindClaim(long giveawayId, long claimant)
    {
        Bind(_find, giveawayId, claimant);
        using var row = _find.ExecuteReader();
        return !row.Read() ? null : new DecidedClaim(row.GetString(0), Enum.Parse<ClaimOutcome>(row.GetString(1)), Number(row, 2), Number(row, 3),
            row.IsDBNull(4) ? null : Enum.Parse<ClaimRefusal>(row.GetString(4)), row.GetBoolean(5));
    }

    public int FreeNumber(long giveawayId)
    {
        using var command = Command("""
            SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM GiveawayClaim WHERE GiveawayId = $0 AND Number = 1) THEN 1
            ELSE (SELECT min(c.Number) + 1 FROM GiveawayClaim c WHERE c.GiveawayId = $0 AND c.Number IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM GiveawayClaim n WHERE n.GiveawayId = $0 AND n.Number = c.Number + 1)) END
            """, 1);
        Bind(command, giveawayId);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Add(NewClaim claim, long now)
    {
        Bind(_add, claim.GiveawayId, claim.Ticket, claim.Claimant, Time(claim.ArrivedAt), claim.Outcome.ToString(), claim.Place, claim.Number, claim.Refusal?.ToString(), Time(now));
        _add.ExecuteNonQuery();
    }

    public void Update(long giveawayId, int won, int places)
    {
        using var command = Command("UPDATE Giveaway SET Won = $1, Places = $2 WHERE Id = $0", 3);
        Bind(command, giveawayId, won, places);
        command.ExecuteNonQuery();
    }

    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        try
        {
            _find.Dispose();
            _add.Dispose();
            _transaction.Dispose();
        }
        finally
        {
            _turn.Dispose();
        }
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _turn.Connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static int? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTime Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;

    private static long Milliseconds(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
}
