using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

internal sealed class RankingStore(SqliteWriter writer) : IRankingStore
{
    public async Task ReplaceAsync(IEnumerable<Ranking> places, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = (SqliteTransaction)await turn.Connection.BeginTransactionAsync(cancellationToken);
        await using var command = turn.Connection.CreateCommand();
        command.Transaction = transaction;
        var before = await PlacesBeforeAsync(command, cancellationToken);
        command.CommandText = "DELETE FROM Ranking";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = """
            INSERT INTO Ranking (Window, Position, ArticleId, Score, Views, PreviousPosition, ComputedAt)
            VALUES ($window, $position, $article, $score, $views, $previous, $at)
            """;
        string[] names = ["$window", "$position", "$article", "$score", "$views", "$previous", "$at"];
        foreach (var name in names)
            command.Parameters.AddWithValue(name, DBNull.Value);
        foreach (var place in places)
        {
            object previous = before.TryGetValue((place.Window, place.ArticleId), out var position) ? position : DBNull.Value;
            object[] values = [place.Window, place.Position, place.ArticleId, place.Score, place.Views, previous, place.ComputedAt];
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Dictionary<(string Window, long ArticleId), int>> PlacesBeforeAsync(SqliteCommand command, CancellationToken cancellationToken)
    {
        command.CommandText = "SELECT Window, ArticleId, Position FROM Ranking";
        var places = new Dictionary<(string, long), int>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            places[(rows.GetString(0), rows.GetInt64(1))] = rows.GetInt32(2);
        return places;
    }
}
