using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>The parts of an article that readers see and that a revision keeps.</summary>
/// <param name="Tags">Names in alphabetical order, one per line.</param>
internal sealed record ArticleText(string Slug, string Title, string Excerpt, string Markdown, string Language, string Tags)
{
    public static ArticleText From(Article article) => new(article.Slug, article.Title, article.Excerpt, article.Markdown, article.Language,
        string.Join('\n', article.Tags.Select(t => t.Name).Order(StringComparer.Ordinal)));

    public static ArticleText From(ArticleRevision revision) =>
        new(revision.Slug, revision.Title, revision.Excerpt, revision.Markdown, revision.Language, revision.Tags);

    public IReadOnlyList<string> TagNames => Tags.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public ArticleRevision Revision(Article article, int version, DateTime at, long? userId) => new()
    {
        Article = article,
        Version = version,
        At = at,
        UserId = userId,
        Slug = Slug,
        Title = Title,
        Excerpt = Excerpt,
        Markdown = Markdown,
        Language = Language,
        Tags = Tags,
    };
}
