namespace BlogApp.Features.Feeds;

/// <summary>A feed's metadata.</summary>
/// <param name="Site">The blog's address without a trailing slash.</param>
/// <param name="Page">The page with the same list, from the root.</param>
/// <param name="Self">The feed, from the root.</param>
/// <param name="Language">The blog's language, BCP 47. Articles specify their own.</param>
internal sealed record FeedHead(string Title, string Description, string Site, string Page, string Self, string Language);
