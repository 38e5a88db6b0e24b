using System.Globalization;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Parses file names: <c>_posts/2024-05-06-title.md</c>, or <c>title/index.md</c>.</summary>
internal static partial class MarkdownNames
{
    /// <returns>The language in <c>title.zh-cn.md</c>; null when there is none.</returns>
    public static (DateTime? Date, string Slug, string? Language) Of(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        string? language = null;
        if (Translated().Match(name) is { Success: true } translated)
            (name, language) = (translated.Groups[1].Value, translated.Groups[2].Value);
        if (name.Equals("index", StringComparison.OrdinalIgnoreCase) && file.Contains('/', StringComparison.Ordinal))
            name = file.Split('/')[^2];
        var dated = Dated().Match(name);
        return dated.Success && DateTime.TryParseExact(dated.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? (date, dated.Groups[2].Value, language) : (null, name, language);
    }

    /// <summary>Whether a file's location makes it a page: in a folder for pages or, without a date, beside the folders of articles.</summary>
    public static bool IsPage(string file, bool dated)
    {
        var parts = file.Split('/');
        return parts[..^1].Any(part => part is "pages" or "_pages") || (!dated && parts is ["content", _] or ["content", _, "index.md"]);
    }

    [GeneratedRegex(@"^(.+)\.([a-z]{2}(?:-[a-zA-Z]{2,4})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Translated();

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})[-_](.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
