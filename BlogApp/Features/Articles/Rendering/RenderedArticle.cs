namespace BlogApp.Features.Articles.Rendering;

/// <summary>A rendered article.</summary>
/// <param name="Html">Safe HTML: everything the author wrote is escaped or built from Markdown, never passed through.</param>
/// <param name="Headings">The headings in order, for a table of contents, without those inside quotes and lists.</param>
/// <param name="Words">Number of words including code; each Chinese or Japanese character counts as one.</param>
/// <param name="ReadingMinutes">At least 1.</param>
internal sealed record RenderedArticle(string Html, IReadOnlyList<ArticleHeading> Headings, int Words, int ReadingMinutes);

/// <summary>A heading of the text.</summary>
/// <param name="Level">2 to 6; level 1 is the article's title.</param>
/// <param name="Id">Unique in the article; the address is <c>#id</c>.</param>
/// <param name="Text">Without markup, not escaped.</param>
internal sealed record ArticleHeading(int Level, string Id, string Text);
