using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Queries;

/// <summary>A tag as readers see it. Public, as parameters of components must be.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Title">As it is shown.</param>
public sealed record TagLink(string Name, string Title)
{
    /// <summary>In alphabetical order of what is shown.</summary>
    public static IReadOnlyList<TagLink> From(IEnumerable<Tag> tags) => [.. tags.Select(From).OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Name, StringComparer.Ordinal)];

    public static TagLink From(Tag tag) => new(tag.Name, tag.Title ?? tag.Name);
}

/// <summary>A tag with what is said about it.</summary>
internal sealed record TagView(string Name, string Title, string? Description);
