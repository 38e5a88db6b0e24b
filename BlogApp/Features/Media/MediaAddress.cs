using System.Text.RegularExpressions;

namespace BlogApp.Features.Media;

/// <summary>The names of files and where they are served. A smaller copy is called after its original: <c>name-960.webp</c>.</summary>
internal static partial class MediaAddress
{
    public const string Prefix = "/media/";

    /// <summary>How wide the smaller copies of a picture are.</summary>
    public static IReadOnlyList<int> Widths { get; } = [480, 960, 1600];

    public static string Of(string name) => Prefix + name;

    /// <summary>Whether a text can be a file's name: what is none is not looked for on the disk.</summary>
    public static bool IsName(string text) => Name.IsMatch(text);

    /// <summary>The part without the ending.</summary>
    public static string Stem(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>How an article refers to the file.</summary>
    public static string Markdown(string name, string originalName, string alt, bool picture)
    {
        var text = Escaped(picture ? alt : originalName);
        return picture ? $"![{text}]({Of(name)})" : $"[{text}]({Of(name)})";
    }

    private static string Escaped(string text) => Marks.Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"^[a-z0-9]{20}(-[0-9]{3,4})?\.[a-z0-9]{3,4}\z")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"[\\\[\]*_`<>!~^=+]")]
    private static partial Regex Marks { get; }
}
