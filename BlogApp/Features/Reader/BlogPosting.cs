using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Features.Articles.Queries;

namespace BlogApp.Features.Reader;

/// <summary>An article as schema.org's BlogPosting, for search engines.</summary>
internal static class BlogPosting
{
    /// <summary>The complete script element.</summary>
    /// <param name="address">The article's absolute address.</param>
    /// <param name="publisher">The blog's name.</param>
    /// <param name="site">The blog's absolute address.</param>
    /// <param name="picture">Absolute address; null: no cover.</param>
    /// <param name="author">The author's page, absolute; null when there is none.</param>
    public static string Script(ArticleView article, string address, string publisher, string site, string? picture, string? author) => StructuredData.Script(Json(article, address, publisher, site, picture, author));

    public static string Json(ArticleView article, string address, string publisher, string site, string? picture, string? author) =>
        JsonSerializer.Serialize(new Posting
        {
            Headline = article.Title,
            Description = article.Excerpt,
            DatePublished = article.PublishedAt,
            DateModified = article.UpdatedAt,
            InLanguage = article.Language,
            WordCount = article.Words,
            Keywords = [.. article.Tags.Select(tag => tag.Title)],
            Url = address,
            MainEntityOfPage = address,
            Image = picture is null ? null : [picture],
            Author = new("Person", article.Author, author),
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
        public required IReadOnlyList<string>? Image { get; init; }
        public required Party Author { get; init; }
        public required Party Publisher { get; init; }
    }

    private sealed record Party([property: JsonPropertyName("@type")] string Type, string Name, string? Url);
}
