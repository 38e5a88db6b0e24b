using System.Globalization;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Comments;

/// <summary>Where an article's comments are read and written.</summary>
internal static class CommentAddress
{
    /// <summary>What these addresses end in, after the article's.</summary>
    public const string Read = "/comments";

    public const string Write = "/comments/new";

    public static string Of(string slug) => ReaderAddress.Article(slug) + Read;

    public static string New(string slug, long? answered = null) =>
        ReaderAddress.Article(slug) + Write + (answered is { } id ? string.Create(CultureInfo.InvariantCulture, $"?reply={id}") : "");
}
