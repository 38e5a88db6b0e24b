using System.Globalization;
using BlogApp.Components.LiveNumbers;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.PageCache;

/// <summary>The place of a live number in a page.</summary>
/// <param name="Name">Null for text that is not a valid placeholder.</param>
/// <param name="Plural">Whether to insert the plural's s instead of the number.</param>
internal readonly record struct LivePlaceholder(LiveNumberName? Name, long ArticleId, bool Plural = false)
{
    public static LivePlaceholder None { get; } = new(null, 0);

    /// <param name="text"><c>NAME:ARTICLE</c> or <c>NAME:ARTICLE:s</c>.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out LivePlaceholder placeholder)
    {
        placeholder = None;
        var plural = text.EndsWith(":s");
        if (plural)
            text = text[..^2];
        var colon = text.IndexOf(':');
        if (colon < 0 || !long.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var article)
            || LiveNumberNames.Parse(text[..colon]) is not { } name)
            return false;
        placeholder = new LivePlaceholder(name, article, plural);
        return true;
    }

    public string TextOf(long number) =>
        !Plural ? number.ToString("N0", CultureInfo.InvariantCulture) : number == 1 ? "" : "s";

    public long NumberOf(ILiveFeed feed) => Name switch
    {
        LiveNumberName.Online => feed.Current.Online,
        LiveNumberName.ViewsToday => feed.Current.ViewsToday,
        LiveNumberName.Views => feed.NumbersOf(ArticleId).Views,
        LiveNumberName.Readers => feed.NumbersOf(ArticleId).Readers,
        LiveNumberName.ReadingNow => feed.NumbersOf(ArticleId).ReadingNow,
        _ => 0,
    };
}
