namespace BlogApp.Data.Search;

/// <summary>What the index should hold for an article.</summary>
/// <param name="Change">The note that this document settles.</param>
/// <param name="Version">Null when the article was deleted.</param>
/// <param name="Text">Null when readers may not find the article.</param>
public sealed record SearchDocument(long Id, long Change, int? Version, SearchColumns? Text);

public sealed record SearchColumns(string Title, string Tags, string Excerpt, string Body);
