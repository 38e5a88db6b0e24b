using System.Data.Common;
using BlogApp.Data;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Caching;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Rankings;

/// <summary>Computes the rankings of all windows from the rollups and replaces them in one transaction.</summary>
internal sealed class RankHot(
    IDbContextFactory<BlogDbContext> contexts, SqliteWriter writer, ICacheInvalidator cache, TimeProvider time) : IScheduledWork
{
    public const string JobName = "rank-hot";

    /// <summary>How long a ranking is good for: the job's own period.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var articles = await ReadAsync(now, cancellationToken);
        var places = RankingWindow.Names.SelectMany(window => HotRanking.Of(window, articles, now, RankingQueries.Longest)).ToList();
        await ReplaceAsync(places, now, cancellationToken);
        await cache.InvalidateAsync([CacheTag.Rankings], cancellationToken);
        return new(places.Count, Phrase.Of("{0:N0} articles ranked", articles.Count).ToString());
    }

    private async Task<List<ArticleViews>> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (day, week, month) = (Since(now, 1), Since(now, 7), Since(now, 30));
        var rollups = await context.ArticleHours.Where(h => h.Hour > month).GroupBy(h => h.ArticleId)
            .Select(g => new
            {
                ArticleId = g.Key,
                Day = g.Sum(h => h.Hour > day ? h.Views : 0),
                Week = g.Sum(h => h.Hour > week ? h.Views : 0),
                Month = g.Sum(h => h.Views),
            }).ToDictionaryAsync(g => g.ArticleId, cancellationToken);
        var published = await context.Articles.Visible(time)
            .Select(a => new { a.Id, PublishedAt = a.PublishedAt!.Value, a.Views }).ToListAsync(cancellationToken);
        return [.. published.Select(a => rollups.TryGetValue(a.Id, out var views)
            ? new ArticleViews(a.Id, a.PublishedAt, views.Day, views.Week, views.Month, a.Views)
            : new ArticleViews(a.Id, a.PublishedAt, 0, 0, 0, a.Views))];
    }

    /// <summary>Hours that began within the last days. A window of hours cannot be cut finer.</summary>
    private static long Since(DateTimeOffset now, int days) => now.AddDays(-days).ToUnixTimeSeconds();

    private async Task ReplaceAsync(List<RankingPlace> places, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = await turn.Connection.BeginTransactionAsync(cancellationToken);
        await using var command = turn.Connection.CreateCommand();
        command.Transaction = (Microsoft.Data.Sqlite.SqliteTransaction)transaction;
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
            object[] values = [place.Window, place.Position, place.ArticleId, place.Score, place.Views, previous, now.UtcDateTime];
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Dictionary<(string Window, long ArticleId), int>> PlacesBeforeAsync(DbCommand command, CancellationToken cancellationToken)
    {
        command.CommandText = "SELECT Window, ArticleId, Position FROM Ranking";
        var places = new Dictionary<(string, long), int>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            places[(rows.GetString(0), rows.GetInt64(1))] = rows.GetInt32(2);
        return places;
    }
}
