using System.Text.RegularExpressions;

namespace BlogApp.Features.Media;

/// <summary>The names and addresses of files. A smaller copy is named after its original: <c>name-960.webp</c>.</summary>
internal static partial class MediaAddress
{
    public const string Prefix = "/media/";

    /// <summary>The widths of a picture's smaller copies.</summary>
    public static IReadOnlyList<int> Widths { get; } = [480, 960, 1600];

    public static string ForName(string name) => Prefix + name;

    /// <summary>Whether a text can be a file's name. Only then is it looked up on disk.</summary>
    public static bool IsName(string text) => Name.IsMatch(text);

    /// <summary>The name without its extension.</summary>
    public static string Stem(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The Markdown that inserts the file into an article.</summary>
    public static string Markdown(string name, string originalName, string alt, bool picture)
    {
        var text = Escaped(picture ? alt : originalName);
        return picture ? $"![{text}]({ForName(name)})" : $"[{text}]({ForName(name)})";
    }

    private static string Escaped(string text) => Marks.Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"^[a-z0-9]{20}(-[0-9]{3,4})?\.[a-z0-9]{3,4}\z")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"[\\\[\]*_`<>!~^=+]")]
    private static partial Regex Marks { get; }
}
