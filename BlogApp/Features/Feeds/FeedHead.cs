namespace BlogApp.Features.Feeds;

/// <summary>What a feed says about itself.</summary>
/// <param name="Site">The blog's address without a slash at its end.</param>
/// <param name="Page">The page that lists the same, from the root.</param>
/// <param name="Self">The feed, from the root.</param>
/// <param name="Language">The blog's: BCP 47. Each article says its own.</param>
internal sealed record FeedHead(string Title, string Description, string Site, string Page, string Self, string Language);
