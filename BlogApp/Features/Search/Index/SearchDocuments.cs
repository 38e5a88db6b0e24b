using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Search.Index;

/// <summary>Converts an article to the document that the index holds. Pure.</summary>
internal static class SearchDocuments
{
    public static SearchDocument From(PendingRow pending, Article? article) =>
        new(pending.ArticleId, pending.Change, article?.Version, article is { State: ArticleState.Published, Visibility: ArticleVisibility.Public } ? Columns(article) : null);

    private static SearchColumns Columns(Article article)
    {
        var (prose, rest) = ArticleMarkdown.Searchable(article.Markdown);
        return new(
            SearchText.ForIndex(article.Title),
            // Nobody is shown this column: what else an article is found by has its place in it.
            SearchText.ForIndex(string.Join('\n', article.Tags.Select(tag => tag.Title is { } title && title != tag.Name ? $"{tag.Name} {title}" : tag.Name).Order(StringComparer.Ordinal)
                .Append(article.Kind is ArticleKind.Article ? article.Author?.DisplayName : null).OfType<string>())),
            SearchText.ForIndex(article.Excerpt),
            SearchText.ForIndex(prose) + (rest.Length > 0 ? $"\n{SearchText.RestStart}\n" + SearchText.ForIndex(rest) : ""));
    }
}
