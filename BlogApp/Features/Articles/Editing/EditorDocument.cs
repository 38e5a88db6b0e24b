using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Editing;

/// <summary>All that the editor opens with.</summary>
/// <param name="Article">Null for a new one.</param>
/// <param name="Fields">As saved; of a new one the defaults.</param>
/// <param name="Copy">What the user left unsaved, where it differs.</param>
/// <param name="Unsaved">Other new articles that the user began and never saved, the newest first.</param>
/// <param name="Pictures">The covers that the fields name.</param>
internal sealed record EditorDocument(
    EditedArticle? Article, EditorFields Fields, EditorCopy? Copy, IReadOnlyList<UnsavedArticle> Unsaved, EditorChoices Choices, IReadOnlyList<LibraryPicture> Pictures);

/// <param name="State">Lower case, as in the addresses of the list.</param>
/// <param name="Address">Where readers find it.</param>
internal sealed record EditedArticle(long Id, int Version, string State, string Slug, string Address, DateTime UpdatedAt, DateTime? PublishedAt)
{
    public static EditedArticle Of(Article article) => new(article.Id, article.Version, article.State.ToString().ToLowerInvariant(), article.Slug,
        article.Kind == ArticleKind.Page ? "/" + Uri.EscapeDataString(article.Slug) : Addresses.ReaderAddress.Article(article.Slug), article.UpdatedAt, article.PublishedAt);
}

internal sealed record EditorCopy(long Id, DateTime SavedAt, int BaseVersion, EditorFields Fields);

internal sealed record UnsavedArticle(long CopyId, string Title, DateTime SavedAt);

/// <summary>What the fields offer while one types.</summary>
internal sealed record EditorChoices(IReadOnlyList<string> Tags, IReadOnlyList<string> Series, IReadOnlyList<ParentPage> Parents);

internal sealed record ParentPage(long Id, string Title);

/// <param name="Small">The address of its smallest copy.</param>
internal sealed record LibraryPicture(long Id, string Url, string Small, string Alt, string Name, int? Width, int? Height);
