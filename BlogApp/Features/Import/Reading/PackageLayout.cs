using System.Globalization;

namespace BlogApp.Features.Import.Reading;

/// <summary>The files of a package in its folder, and their bounds.</summary>
internal static class PackageLayout
{
    /// <summary>Of one article with its comments and earlier versions. A text of the blog has at most a megabyte.</summary>
    public const int MaxArticleBytes = 64 << 20;

    /// <summary>Of everything besides the articles.</summary>
    public const int MaxHeadBytes = 256 << 20;

    public const int MaxArticles = 1_000_000;

    public static string Head(string folder) => Path.Combine(folder, "package.json");

    /// <summary>An article a line.</summary>
    public static string Articles(string folder) => Path.Combine(folder, "articles.jsonl");

    /// <summary>A picture or file while the import takes it over.</summary>
    public static string Media(string folder, int number) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + ".media");
}
