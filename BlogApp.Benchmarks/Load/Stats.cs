using System.Net.Http.Json;

namespace BlogApp.Benchmarks.Load;

/// <summary>An article's numbers, as the blog returns them.</summary>
internal sealed record Stats(long Views, long PersistedViews)
{
    public static async Task<Stats> OfAsync(HttpClient client, string slug) =>
        await client.GetFromJsonAsync<Stats>(new Uri($"/api/articles/{slug}/stats", UriKind.Relative))
        ?? throw new InvalidOperationException("The blog answered no numbers.");
}
