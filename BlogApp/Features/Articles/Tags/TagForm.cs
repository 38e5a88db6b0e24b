using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Tags;

/// <summary>A tag as someone leaves it in a form. Public, as parameters of components must be.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version that the form began with; 0 for a new one.</param>
/// <param name="Title">Empty: it is shown as it stands in the address.</param>
public sealed record TagForm(long? Id, int Version, string Name, string Title, string Description)
{
    public static TagForm New { get; } = new(null, 0, "", "", "");

    public static TagForm From(Tag tag) => new(tag.Id, tag.Version, tag.Name, tag.Title ?? "", tag.Description ?? "");

    /// <summary>As it is stored.</summary>
    public TagForm Trimmed => this with { Name = Addresses.TagName.Normalize(Name), Title = Title.Trim(), Description = Description.Trim() };
}
