using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Tags;

/// <summary>What came of a change of a tag.</summary>
internal sealed record TagSaved(TagResult Result)
{
    /// <summary>What is wrong, by the field of <see cref="TagForm"/>.</summary>
    public IReadOnlyDictionary<string, Phrase> Errors { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>Of a tag that someone else changed meanwhile: what they left. Nothing was saved.</summary>
    public TagForm? Theirs { get; init; }

    /// <summary>Of a deleted tag: all that brings it back.</summary>
    public DeletedTag? Deleted { get; init; }

    public static TagSaved Invalid(string field, Phrase error) => new(TagResult.Invalid) { Errors = new Dictionary<string, Phrase> { [field] = error } };
}

internal enum TagResult
{
    Saved,

    /// <summary>There is no such tag any more.</summary>
    Missing,

    /// <summary>Someone else changed it meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>A field breaks the rules.</summary>
    Invalid,

    NotAllowed,
}

/// <summary>What went with a tag.</summary>
internal sealed record DeletedTag(string Name, string? Title, string? Description, IReadOnlyList<string> Former, IReadOnlyList<long> Articles, IReadOnlyList<DeletedRedirect> Redirects);
