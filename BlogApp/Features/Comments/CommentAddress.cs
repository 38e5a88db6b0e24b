using System.Globalization;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Comments;

/// <summary>The addresses for reading and writing an article's comments.</summary>
internal static class CommentAddress
{
    /// <summary>The suffixes that follow the article's address.</summary>
    public const string Read = "/comments";

    public const string Write = "/comments/new";

    public static string ForArticle(string slug) => ReaderAddress.Article(slug) + Read;

    public static string New(string slug, long? answered = null) =>
        ReaderAddress.Article(slug) + Write + (answered is { } id ? string.Create(CultureInfo.InvariantCulture, $"?reply={id}") : "");
}
