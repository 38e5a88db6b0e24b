using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>Puts the text of reusable (synced) blocks where posts refer to them.</summary>
internal static partial class WordPressBlocks
{
    // Blocks may contain blocks, and a broken export a circle of them. The length bounds what a few could grow to.
    private const int MaxDepth = 8, MaxLength = 4 << 20;

    /// <param name="blocks">The texts of the blocks by number.</param>
    public static string Expand(string content, IReadOnlyDictionary<string, string> blocks, List<string> notes) => Expand(content, blocks, notes, 0);

    private static string Expand(string content, IReadOnlyDictionary<string, string> blocks, List<string> notes, int depth)
    {
        if (!content.Contains("wp:block ", StringComparison.Ordinal))
            return content;
        var left = MaxLength - content.Length;
        return Reference().Replace(content, match =>
        {
            var number = match.Groups[1].Value.TrimStart('0');
            if (!blocks.TryGetValue(number, out var text))
            {
                notes.Add(Phrase.Format("The reusable block {0} is not in the export, and was left out.", number).ToString());
                return "";
            }
            if (depth == MaxDepth || (left -= text.Length) < 0)
            {
                notes.Add("Reusable blocks that contain one another were left out.");
                return "";
            }
            if (match.Value.Contains("\"content\"", StringComparison.Ordinal))
                notes.Add("A reusable block was changed in this place; its shared text stands there.");
            var expanded = Expand(text, blocks, notes, depth + 1);
            left -= expanded.Length - text.Length;
            return left < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n\n{expanded.Trim()}\n\n");
        });
    }

    [GeneratedRegex(@"<!--\s+wp:block\s+\{[^>]*?""ref""\s*:\s*""?(\d{1,19})""?[^>]*?\}\s*/?-->(?:\s*<!--\s+/wp:block\s+-->)?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
