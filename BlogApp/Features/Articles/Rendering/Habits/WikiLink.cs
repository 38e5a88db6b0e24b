using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Addresses;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>What stands between <c>[[</c> and <c>]]</c>: an article's title or slug, perhaps a heading in it, perhaps other words to show.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Words">What is shown.</param>
internal sealed record WikiLink(string Address, string Words)
{
    /// <summary>Null when it is no name: without letters, or with spaces around it, as in a condition of a shell.</summary>
    public static WikiLink? Parse(string inner)
    {
        if (inner.Length == 0 || char.IsWhiteSpace(inner[0]) || char.IsWhiteSpace(inner[^1]))
            return null;
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var (target, words) = bar < 0 ? (inner, "") : (inner[..bar].Trim(), inner[(bar + 1)..].Trim());
        var mark = target.IndexOf('#', StringComparison.Ordinal);
        var (name, part) = mark < 0 ? (target, "") : (target[..mark].Trim(), target[(mark + 1)..].Trim());
        var anchor = part.Length == 0 ? "" : "#" + HeadingIds.From(part);
        if (name.Length == 0)
            return anchor.Length == 0 ? null : new(anchor, words.Length > 0 ? words : part);
        var last = name[(name.LastIndexOf('/') + 1)..];
        if (last.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            last = last[..^3];
        var slug = SlugRules.IsValid(last) ? last : SlugFromTitle.Create(last);
        if (!SlugRules.IsValid(slug) || !slug.Any(char.IsLetter))
            return null;
        return new(ReaderAddress.Article(slug) + anchor, words.Length > 0 ? words : part.Length > 0 ? $"{name} › {part}" : name);
    }
}
