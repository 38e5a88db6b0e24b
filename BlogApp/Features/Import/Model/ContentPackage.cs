using BlogApp.Data.Site;

namespace BlogApp.Features.Import.Model;

/// <summary>
/// The content of a file, in the blog's own terms. Reading it changes nothing. A child process reads it and hands it over
/// as JSON, so it consists of plain values and streams.
/// </summary>
internal sealed record ContentPackage
{
    /// <summary>The format's display name, such as “WordPress export”.</summary>
    public required string Format { get; init; }

    /// <summary>
    /// The source system and blog, such as <c>wordpress:https://example.org</c>. A later import uses it to recognize
    /// what was imported before.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The language of articles that do not specify one; null: the site's.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<SourceAuthor> Authors { get; init; } = [];
    public IReadOnlyList<SourceTag> Tags { get; init; } = [];
    public IReadOnlyList<SourceSeries> Series { get; init; } = [];
    public IReadOnlyList<SourceMedia> Media { get; init; } = [];
    public SourceSite? Site { get; init; }

    /// <summary>
    /// The articles and pages. They are read from the file on each enumeration, so that a large file is never
    /// completely in memory.
    /// </summary>
    public required Func<IEnumerable<SourceArticle>> Articles { get; init; }

    /// <summary>What is said of the file as a whole: what it is, and what was mended in it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Paths of the old site that belong to no article; in this blog's own export all redirects.</summary>
    public IReadOnlyList<SourceRedirect> Redirects { get; init; } = [];

    /// <summary>Items of the file that are not imported, each with the reason.</summary>
    public IReadOnlyList<SkippedItem> Skipped { get; init; } = [];
}

/// <param name="Path">As the old site had it, from the root.</param>
/// <param name="Address">Where it leads here; for an author: what follows the address of their page.</param>
/// <param name="Author">The key of an author whose page it was.</param>
/// <param name="Article">One of the <see cref="SourceArticle.OldAddresses"/> of the article it leads to.</param>
/// <param name="Temporary">302 instead of 301.</param>
internal sealed record SourceRedirect(string Path, string Address, string? Author = null, string? Article = null, bool Temporary = false)
{
    /// <summary>Of this blog's own export, which knows more of a redirect; null for another system's.</summary>
    public DateTime? CreatedAt { get; init; }

    public RedirectSource Source { get; init; }
}

/// <param name="Key">The author's key in the file.</param>
/// <param name="UserName">The user name in the old system; made valid here.</param>
/// <param name="Email">Maps the author to the account with this address; null: unknown.</param>
internal sealed record SourceAuthor(string Key, string UserName, string DisplayName, string? Email)
{
    /// <summary>The wanted address of the author's page; null: made from the name.</summary>
    public string? Slug { get; init; }

    /// <summary>Markdown.</summary>
    public string Biography { get; init; } = "";

    /// <summary>Addresses, one a line.</summary>
    public string Links { get; init; } = "";

    /// <summary>Former addresses of the author's page.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>The name of a media file of this blog's export.</summary>
    public string? Picture { get; init; }
}

/// <param name="Title">As it is shown; null: as the name.</param>
internal sealed record SourceTag(string Name, string? Title, string? Description)
{
    /// <summary>Names whose addresses lead to it.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];
}

internal sealed record SourceSeries(string Slug, string Title);

/// <summary>A file that articles refer to.</summary>
/// <param name="Key">Identifies it in its source.</param>
/// <param name="Reference">The address by which the articles' texts refer to it.</param>
/// <param name="Open">Opens the content if it is included; null: it would have to be fetched.</param>
internal sealed record SourceMedia(string Key, string Reference, string OriginalName, string Alt, Func<Stream>? Open)
{
    /// <summary>The address to fetch it from.</summary>
    public string Address { get; init; } = Reference;

    /// <summary>Another address, for when the first one does not answer.</summary>
    public string? OtherAddress { get; init; }

    /// <summary>The page that the old system made for the file, as an <see cref="OldAddress"/>; null: none.</summary>
    public string? Page { get; init; }

    /// <summary>The description in this blog's own export; null for other sources.</summary>
    public OwnMedia? Own { get; init; }
}

/// <summary>A file of this blog's own export. It keeps its name and its other widths.</summary>
internal sealed record OwnMedia(string Name, string ContentType, string Sha256, int? Width, int? Height, DateTime UploadedAt, string? UploadedBy, IReadOnlyList<OwnVariant> Variants);

internal sealed record OwnVariant(string Name, string ContentType, int Width, int Height, Func<Stream> Open);

/// <summary>Everything besides the articles.</summary>
internal sealed record SourceSite(IReadOnlyList<SourceMenuItem> Menu, IReadOnlyList<SourceSlide> Banner, IReadOnlyDictionary<string, string> Settings);

/// <param name="Article">For a link to an article or a page of the file: one of its <see cref="SourceArticle.OldAddresses"/>.</param>
internal sealed record SourceMenuItem(int Position, string Title, string Address, string? Article = null);

/// <param name="Picture">The media file's name.</param>
internal sealed record SourceSlide(int Position, string Title, string Text, string Address, string? Picture, DateTime? StartsAt, DateTime? EndsAt);

internal sealed record SkippedItem(string What, string Reason);
