using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Search.Index;

/// <summary>Converts an article to the document that the index holds. Pure.</summary>
internal static class SearchDocuments
{
    public static SearchDocument From(PendingRow pending, Article? article)
    {
        if (article is not { State: ArticleState.Published, Visibility: ArticleVisibility.Public })
            return new(pending.ArticleId, pending.Change, article?.Version, null, null);
        var (prose, rest) = ArticleMarkdown.Searchable(article.Markdown);
        var shown = new SearchTexts { Id = article.Id, Title = SearchText.Prepare(article.Title), Excerpt = SearchText.Prepare(article.Excerpt), Prose = SearchText.Prepare(prose) };
        return new(pending.ArticleId, pending.Change, article.Version, shown, new(
            SearchText.Words(shown.Title),
            // Nobody is shown this column: what else an article is found by has its place in it.
            SearchText.Words(SearchText.Prepare(string.Join('\n', article.Tags.Select(tag => tag.Title is { } title && title != tag.Name ? $"{tag.Name} {title}" : tag.Name).Order(StringComparer.Ordinal)
                .Append(article.Kind is ArticleKind.Article ? article.Author?.DisplayName : null).OfType<string>()))),
            SearchText.Words(shown.Excerpt),
            SearchText.Words(shown.Prose) + ' ' + SearchText.Words(SearchText.Prepare(rest))));
    }
}
