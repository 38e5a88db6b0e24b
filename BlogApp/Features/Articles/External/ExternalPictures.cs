using BlogApp.Features.Articles.Rendering;
using BlogApp.Platform.Settings;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.External;

/// <summary>The pictures of a text that come from other hosts. Pure.</summary>
internal static class ExternalPictures
{
    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build(places: true);

    /// <summary>In the order of the text; a picture that is shown twice is there twice.</summary>
    /// <param name="ownHost">The blog's own, as far as it is known: its pictures are not external.</param>
    public static IReadOnlyList<ExternalPicture> Find(string markdown, string? ownHost) => Parse(markdown) is { } document ? Find(document, ownHost) : [];

    /// <inheritdoc cref="Find(string, string?)"/>
    /// <param name="document">Parsed with the places of its elements.</param>
    public static IReadOnlyList<ExternalPicture> Find(MarkdownDocument document, string? ownHost)
    {
        var found = new List<ExternalPicture>();
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage))
        {
            var address = (picture.GetDynamicUrl?.Invoke() ?? picture.Url ?? "").Trim();
            if (UriOf(address) is { } uri && EmbedAddress.HostOf(address) is null && !string.Equals(uri.Host, ownHost, StringComparison.OrdinalIgnoreCase))
                found.Add(new(address, AltOf(picture), IsHidden: uri.Scheme == Uri.UriSchemeHttp, picture.Line + 1, picture.Span.Start, picture.Span.End + 1));
        }
        return found;
    }

    /// <summary>Gives pictures other addresses, and links to the same addresses, too. Everything else, including code, is unchanged.</summary>
    /// <param name="to">The new address, which needs no escapes; null: unchanged.</param>
    public static string Replace(string markdown, Func<string, string?> to)
    {
        foreach (var edit in Edits(markdown, to).Reverse())
            markdown = string.Concat(markdown.AsSpan(0, edit.From), edit.Insert, markdown.AsSpan(edit.To));
        return markdown;
    }

    /// <summary>What <see cref="Replace"/> would do, in the order of the text.</summary>
    public static IReadOnlyList<TextEdit> Edits(string markdown, Func<string, string?> to) =>
        Parse(markdown) is { } document ? [.. Places(document, to).OrderBy(edit => edit.From)] : [];

    /// <summary>The blog's own host; null when the settings name none.</summary>
    public static string? HostOf(SiteSettings site) => Uri.TryCreate(site.Url, UriKind.Absolute, out var own) ? own.Host : null;

    private static IEnumerable<TextEdit> Places(MarkdownDocument document, Func<string, string?> to)
    {
        foreach (var node in document.Descendants())
        {
            var (address, span) = node switch
            {
                LinkInline { IsAutoLink: false, Reference: null } link => (link.Url, link.UrlSpan),
                LinkReferenceDefinition definition => (definition.Url, definition.UrlSpan),
                _ => (null, SourceSpan.Empty),
            };
            if (address is not null && span.Length > 0 && to(address.Trim()) is { } other)
                yield return new(span.Start, span.End + 1, other);
        }
    }

    /// <summary>The address on another server; null for one within the blog.</summary>
    private static Uri? UriOf(string address) =>
        // Without a scheme it has that of the page, which is https wherever it matters.
        Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" ? uri : null;

    private static string AltOf(LinkInline picture) => string.Concat(picture.Descendants<LiteralInline>().Select(text => text.Content.ToString())).Trim();

    private static MarkdownDocument? Parse(string markdown)
    {
        if (!ArticleMarkdown.IsParsed(markdown) || !markdown.Contains("//", StringComparison.Ordinal))
            return null;
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Text that the parser rejects is shown as written.
            return null;
        }
    }
}

/// <summary>A picture of a text that comes from another host.</summary>
/// <param name="Address">As it is written, without escapes.</param>
/// <param name="IsHidden">Whether readers do not see it: pages load pictures of other hosts by https only.</param>
/// <param name="Line">From 1.</param>
/// <param name="From">Where it begins and ends in the text, in characters.</param>
internal sealed record ExternalPicture(string Address, string Alt, bool IsHidden, int Line, int From, int To);

/// <summary>Characters of a text to be replaced.</summary>
internal sealed record TextEdit(int From, int To, string Insert);

/// <summary>Which pictures of other hosts are fetched into the library.</summary>
internal enum PictureScope
{
    None,

    /// <summary>Those that readers do not see, because their addresses begin with <c>http://</c>.</summary>
    Hidden,

    All,
}
