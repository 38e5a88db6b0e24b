using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Editing;

/// <summary>Everything the editor needs when it opens.</summary>
/// <param name="Article">Null for a new article.</param>
/// <param name="Fields">The saved fields; the defaults for a new article.</param>
/// <param name="Copy">The user's unsaved changes, if they differ.</param>
/// <param name="Pictures">The cover pictures that the fields refer to.</param>
internal sealed record EditorDocument(
    EditedArticle? Article, EditorFields Fields, AutosavedCopy? Copy, EditorChoices Choices, IReadOnlyList<LibraryPicture> Pictures);

/// <param name="State">Lower case, as in the addresses of the list.</param>
/// <param name="Address">The reader page's address.</param>
internal sealed record EditedArticle(long Id, int Version, string State, string Slug, string Address, DateTime UpdatedAt, DateTime? PublishedAt)
{
    public static EditedArticle From(Article article) => new(article.Id, article.Version, article.State.ToString().ToLowerInvariant(), article.Slug,
        Addresses.ReaderAddress.Of(article.Kind, article.Slug), article.UpdatedAt, article.PublishedAt);
}

internal sealed record AutosavedCopy(long Id, DateTime SavedAt, int BaseVersion, EditorFields Fields);

/// <summary>Suggestions for the fields.</summary>
/// <param name="Authors">Empty for who may not choose.</param>
internal sealed record EditorChoices(IReadOnlyList<string> Series, IReadOnlyList<ParentPage> Parents, IReadOnlyList<AuthorChoice> Authors);

internal sealed record AuthorChoice(long Id, string Name);

internal sealed record ParentPage(long Id, string Title);

/// <param name="Small">The address of the smallest copy.</param>
internal sealed record LibraryPicture(long Id, string Url, string Small, string Alt, string Name, int? Width, int? Height);
