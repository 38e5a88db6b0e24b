namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>Why a request for an article is not a view. The numbers are stored on disk: never reuse one.</summary>
internal enum SkipReason : byte
{
    None = 0,
    Head = 1,
    Prefetch = 2,
    Bot = 3,
    Draft = 4,
    DoNotTrack = 5,
    Journal = 6,

    /// <summary>The blog's own authors and admins, and browsers whose owner asked to be left out.</summary>
    Own = 7,

    /// <summary>The referrer is a host known for referrer spam.</summary>
    Spam = 8,
}

internal static class SkipReasons
{
    /// <summary>The reason's text in the X-View header and in the rollup of skipped requests; empty for None.</summary>
    public static string Text(SkipReason reason) => reason switch
    {
        SkipReason.Head => "head",
        SkipReason.Prefetch => "prefetch",
        SkipReason.Bot => "bot",
        SkipReason.Draft => "draft",
        SkipReason.DoNotTrack => "dnt",
        SkipReason.Journal => "journal",
        SkipReason.Own => "own",
        SkipReason.Spam => "spam",
        _ => "",
    };
}
