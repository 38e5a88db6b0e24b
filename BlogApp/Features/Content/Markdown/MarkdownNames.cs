using System.Globalization;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Content.Markdown;

/// <summary>What a file's name says: <c>_posts/2024-05-06-title.md</c>, or <c>title/index.md</c>.</summary>
internal static partial class MarkdownNames
{
    public static (DateTime? Date, string Slug) Of(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (name.Equals("index", StringComparison.OrdinalIgnoreCase) && file.Contains('/', StringComparison.Ordinal))
            name = file.Split('/')[^2];
        var dated = Dated().Match(name);
        return dated.Success && DateTime.TryParseExact(dated.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? (date, dated.Groups[2].Value) : (null, name);
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})[-_](.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
