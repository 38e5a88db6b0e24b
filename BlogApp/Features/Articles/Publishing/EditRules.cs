using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What an article may look like; the lengths are those of the database's columns.</summary>
internal static class EditRules
{
    public static bool Accept(ArticleEdit edit) =>
        ArticleSlug.IsValid(edit.Slug)
        && edit.Title.Trim() is { Length: > 0 and <= 300 }
        && edit.Excerpt.Length <= 1000
        && edit.Language is { Length: > 0 and <= 35 }
        && edit.Tags.Select(TagName.Normalize).All(TagName.IsValid);

    public static IReadOnlyList<string> Tags(ArticleEdit edit) => [.. edit.Tags.Select(TagName.Normalize).Distinct(StringComparer.Ordinal)];
}
