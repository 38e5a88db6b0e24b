namespace BlogApp.Data.Search;

/// <summary>What the index should hold for an article.</summary>
/// <param name="Change">The note that this document settles.</param>
/// <param name="Version">Null when the article was deleted.</param>
/// <param name="Shown">Null when readers may not find the article.</param>
/// <param name="Words">Null when readers may not find the article.</param>
public sealed record SearchDocument(long Id, long Change, int? Version, SearchTexts? Shown, SearchColumns? Words);

/// <summary>The folded words of each part of an article, with a space between them.</summary>
public sealed record SearchColumns(string Title, string Tags, string Excerpt, string Body);
