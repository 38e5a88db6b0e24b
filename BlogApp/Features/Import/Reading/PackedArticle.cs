using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Reading;

/// <summary>A line of a package: an article, and what <see cref="SourceArticle.LinkKey"/> says of the links in its text.</summary>
/// <param name="Links">Keys by address; addresses that lead to nothing in the file are left out.</param>
internal sealed record PackedArticle(SourceArticle Article, Dictionary<string, string> Links);
