using BlogApp.Data.Site;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Redirects;

/// <summary>A redirect as people type it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version that the form began with; 0 for a new one.</param>
public sealed record RedirectForm(long? Id, int Version, string From, string To, bool Temporary)
{
    public static RedirectForm New { get; } = new(null, 0, "", "", false);
}

/// <summary>What came of a change.</summary>
internal sealed record RedirectSaved(RedirectResult Result)
{
    public long Id { get; init; }

    /// <summary>What is wrong, by the field of <see cref="RedirectForm"/>. Nothing was saved.</summary>
    public IReadOnlyDictionary<string, Phrase> Errors { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>What should be looked at again. Nothing was saved; saving despite of it is possible.</summary>
    public IReadOnlyList<Phrase> Warnings { get; init; } = [];

    /// <summary>Of a deleted redirect: all that brings it back.</summary>
    public DeletedRedirect? Deleted { get; init; }
}

internal enum RedirectResult
{
    Saved,

    /// <summary>There is no such redirect any more.</summary>
    Missing,

    /// <summary>Someone else changed it meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>A field breaks the rules.</summary>
    Invalid,

    /// <summary>It can be saved, but should be looked at.</summary>
    Doubtful,
}

internal sealed record DeletedRedirect(string Path, long? ArticleId, long? TagId, long? UserId, string Address, bool Temporary, RedirectSource Source, DateTime CreatedAt, long Hits, DateTime? LastHitAt)
{
    public static DeletedRedirect Of(Redirect row) => new(row.Path, row.ArticleId, row.TagId, row.UserId, row.Address, row.Temporary, row.Source, row.CreatedAt, row.Hits, row.LastHitAt);

    public Redirect Row() => new()
    {
        Path = Path,
        ArticleId = ArticleId,
        TagId = TagId,
        UserId = UserId,
        Address = Address,
        Temporary = Temporary,
        Source = Source,
        CreatedAt = CreatedAt,
        Hits = Hits,
        LastHitAt = LastHitAt,
        Version = 1,
    };
}
