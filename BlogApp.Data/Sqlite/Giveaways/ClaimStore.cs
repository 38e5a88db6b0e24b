using BlogApp.Data.Giveaways;

namespace BlogApp.Data.Sqlite.Giveaways;

internal sealed class ClaimStore(SqliteFile file, SqliteWriter writer) : IClaimStore
{
    public async Task<IClaimTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var turn = await writer.EnterAsync(cancellationToken);
        try
        {
            return new ClaimTransaction(turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public ClaimSnapshot? ReadSnapshot(long giveawayId)
    {
        using var connection = file.OpenReadOnly();
        using var transaction = connection.BeginTransaction(deferred: true);
        var stand = connection.Rows("SELECT Won, Places FROM Giveaway WHERE Id = $id", r => (Won: r.GetInt32(0), Places: r.GetInt32(1)), transaction, ("$id", giveawayId));
        return stand is not [var found] ? null : new ClaimSnapshot(found.Won, found.Places,
            connection.Rows("SELECT Claimant, Place, Outcome = 'Won' FROM GiveawayClaim WHERE GiveawayId = $id AND Place IS NOT NULL ORDER BY Place",
                r => (r.GetInt64(0), r.GetInt32(1), r.GetBoolean(2)), transaction, ("$id", giveawayId)));
    }
}
