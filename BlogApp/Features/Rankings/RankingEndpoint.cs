using BlogApp.Features.Articles.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlogApp.Features.Rankings;

/// <summary><c>GET /api/rankings?window=24h|7d|30d|all</c>.</summary>
internal static class RankingEndpoint
{
    public static async Task<Results<Ok<RankingAnswer>, ProblemHttpResult>> GetAsync(
        string? window, HttpRequest request, RankingQueries rankings, RankingSchedule schedule, CancellationToken cancellationToken)
    {
        window ??= RankingWindow.Day;
        if (!RankingWindow.Names.Contains(window))
            return TypedResults.Problem(
                $"window accepts {string.Join(", ", RankingWindow.Names)}.", statusCode: StatusCodes.Status400BadRequest, title: "There is no such ranking.");
        var list = await rankings.TopAsync(window, RankingQueries.Longest, cancellationToken);
        return TypedResults.Ok(new RankingAnswer(list.Window, list.ComputedAt, await schedule.NextAsync(cancellationToken), [.. list.Items.Select(i => new RankingItem(
            i.Position, i.PreviousPosition, i.Slug, i.Title, request.PathBase + ReaderAddress.Article(i.Slug), i.Score, i.Views))]));
    }
}

/// <param name="ComputedAt">Null before the first computation.</param>
/// <param name="NextAt">Null when unknown, such as while the job is paused.</param>
internal sealed record RankingAnswer(string Window, DateTimeOffset? ComputedAt, DateTimeOffset? NextAt, IReadOnlyList<RankingItem> Items);

internal sealed record RankingItem(int Position, int? PreviousPosition, string Slug, string Title, string Url, double Score, long Views);
