using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using BlogApp.Features.Articles.Queries;

namespace BlogApp.Features.Articles.Pages;

/// <summary>An article as schema.org's BlogPosting, for search engines.</summary>
internal static class BlogPosting
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Letters of all scripts as they are; <, > and & escaped, so that no title can end the script element.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The whole script element.</summary>
    public static string Script(ArticleView article, string address, string publisher) =>
        $"<script type=\"application/ld+json\">{Json(article, address, publisher)}</script>";

    public static string Json(ArticleView article, string address, string publisher) =>
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
            Author = new("Person", article.Author),
            Publisher = new("Organization", publisher),
        }, Form);

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
        public required Party Author { get; init; }
        public required Party Publisher { get; init; }
    }

    private sealed record Party([property: JsonPropertyName("@type")] string Type, string Name);
}
