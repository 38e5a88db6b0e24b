using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Features.Articles.Queries;

namespace BlogApp.Features.Articles.Pages;

/// <summary>An article as schema.org's BlogPosting, for search engines.</summary>
internal static class BlogPosting
{
    /// <summary>The whole script element.</summary>
    /// <param name="address">The article's, absolute.</param>
    /// <param name="publisher">The blog's name.</param>
    /// <param name="site">The blog's address, absolute.</param>
    /// <param name="picture">Absolute.</param>
    public static string Script(ArticleView article, string address, string publisher, string site, string picture) => StructuredData.Script(Json(article, address, publisher, site, picture));

    public static string Json(ArticleView article, string address, string publisher, string site, string picture) =>
        JsonSerializer.Serialize(new Posting
        {
            Headline = article.Title,
            Description = article.Excerpt,
            DatePublished = article.PublishedAt,
            DateModified = article.UpdatedAt,
            InLanguage = article.Language,
            WordCount = article.Words,
            Keywords = article.Tags,
            Url = address,
            MainEntityOfPage = address,
            Image = [picture],
            Author = new("Person", article.Author, null),
            Publisher = new("Organization", publisher, site),
        }, StructuredData.Form);

    private sealed record Posting
    {
        [JsonPropertyName("@context")]
        public string Context { get; } = "https://schema.org";

        [JsonPropertyName("@type")]
        public string Type { get; } = "BlogPosting";

        public required string Headline { get; init; }
        public required string Description { get; init; }
        public required DateTimeOffset DatePublished { get; init; }
        public required DateTimeOffset DateModified { get; init; }
        public required string InLanguage { get; init; }
        public required int WordCount { get; init; }
        public required IReadOnlyList<string> Keywords { get; init; }
        public required string Url { get; init; }
        public required string MainEntityOfPage { get; init; }
        public required IReadOnlyList<string> Image { get; init; }
        public required Party Author { get; init; }
        public required Party Publisher { get; init; }
    }

    private sealed record Party([property: JsonPropertyName("@type")] string Type, string Name, string? Url);
}
