namespace BlogApp.Features.Content.Model;

/// <summary>What a file brings, in the blog's own words. Reading it changes nothing.</summary>
internal sealed record ContentPackage
{
    /// <summary>In words, such as “WordPress export”.</summary>
    public required string Format { get; init; }

    /// <summary>The system and the blog, such as <c>wordpress:https://example.org</c>: what was imported from there is known again.</summary>
    public required string Source { get; init; }

    /// <summary>Of articles that do not say theirs; null: the site's.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<SourceAuthor> Authors { get; init; } = [];
    public IReadOnlyList<SourceTag> Tags { get; init; } = [];
    public IReadOnlyList<SourceSeries> Series { get; init; } = [];
    public IReadOnlyList<SourceMedia> Media { get; init; } = [];
    public SourceSite? Site { get; init; }

    /// <summary>The articles and pages, read from the file each time they are asked for; a large file is never in memory as a whole.</summary>
    public required Func<IEnumerable<SourceArticle>> Articles { get; init; }

    /// <summary>What is in the file and does not come along, each with the reason.</summary>
    public IReadOnlyList<SkippedItem> Skipped { get; init; } = [];
}

/// <param name="Key">What it is called in the file.</param>
/// <param name="UserName">As in the old system; made valid here.</param>
/// <param name="Email">Maps the author to an account that has this address; null: unknown.</param>
internal sealed record SourceAuthor(string Key, string UserName, string DisplayName, string? Email);

/// <param name="Title">As it is shown; null: as the name.</param>
internal sealed record SourceTag(string Name, string? Title, string? Description);

internal sealed record SourceSeries(string Slug, string Title);

/// <summary>A file that articles refer to.</summary>
/// <param name="Key">Identifies it in its source.</param>
/// <param name="Reference">How the articles' text refers to it: an address.</param>
/// <param name="Open">Its content, when it came along; null: it would have to be fetched.</param>
internal sealed record SourceMedia(string Key, string Reference, string OriginalName, string Alt, Func<Stream>? Open)
{
    /// <summary>Where it could be fetched from.</summary>
    public string Address { get; init; } = Reference;

    /// <summary>Of the page that the old system made around it, as <see cref="OldAddress"/>; null: there was none.</summary>
    public string? Page { get; init; }

    /// <summary>As this blog's own export describes it; null for a foreign file.</summary>
    public OwnMedia? Own { get; init; }
}

/// <summary>A file of this blog's own export: it keeps its name and its other widths.</summary>
internal sealed record OwnMedia(string Name, string ContentType, string Sha256, int? Width, int? Height, DateTime UploadedAt, string? UploadedBy, IReadOnlyList<OwnVariant> Variants);

internal sealed record OwnVariant(string Name, string ContentType, int Width, int Height, Func<Stream> Open);

/// <summary>What stands around the articles.</summary>
internal sealed record SourceSite(IReadOnlyList<SourceMenuItem> Menu, IReadOnlyList<SourceSlide> Banner, IReadOnlyDictionary<string, string> Settings);

/// <param name="Article">When it leads to an article or a page of the file: one of its <see cref="SourceArticle.OldAddresses"/>.</param>
internal sealed record SourceMenuItem(int Position, string Title, string Address, string? Article = null);

/// <param name="Picture">The media file's name.</param>
internal sealed record SourceSlide(int Position, string Title, string Text, string Address, string? Picture, DateTime? StartsAt, DateTime? EndsAt);

internal sealed record SkippedItem(string What, string Reason);
