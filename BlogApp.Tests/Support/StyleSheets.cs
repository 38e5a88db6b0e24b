using System.Text.RegularExpressions;

namespace BlogApp.Tests.Support;

/// <summary>The style sheets as they stand in the sources.</summary>
internal static partial class StyleSheets
{
    private static readonly string Tokens = Text("site.css") + Text("studio.css");

    /// <summary>All of them, with their paths.</summary>
    public static IEnumerable<(string Path, string Text)> All() =>
        new[] { Path.Combine(Repository.Root, "wwwroot", "css"), Path.Combine(Repository.Root, "BlogApp") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.css", SearchOption.AllDirectories))
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), path))
            .Where(file => !file.Path.StartsWith("BlogApp/obj/", StringComparison.Ordinal) && !file.Path.StartsWith("BlogApp/bin/", StringComparison.Ordinal))
            .Select(file => (file.Path, File.ReadAllText(file.path)));

    /// <param name="file">Its name in wwwroot/css.</param>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "css", file));

    /// <summary>The tokens that a variable stands for: itself, or those it is set to somewhere.</summary>
    public static IReadOnlyList<string> TokensOf(string variable) => All()
        .SelectMany(sheet => Regex.Matches(sheet.Text, $@"--{variable}:\s*var\(--([\w-]+)\)").Select(match => match.Groups[1].Value)).Distinct().ToList() is { Count: > 0 } tokens ? tokens : [variable];

    /// <summary>The color that <c>--name</c> stands for.</summary>
    public static SchemeColor Token(string name)
    {
        if (name == "accent")
            return SchemeColor.FromHex(Hex("accent-light"), Hex("accent-dark"));
        var match = TwoColors().Matches(Tokens).Last(m => m.Groups[1].Value == name);
        return SchemeColor.FromHex(match.Groups[2].Value, match.Groups[3].Value);
    }

    private static string Hex(string name) => OneColor().Matches(Tokens).Last(m => m.Groups[1].Value == name).Groups[2].Value;

    [GeneratedRegex(@"--([\w-]+):\s*light-dark\(#([0-9a-f]{6}),\s*#([0-9a-f]{6})\)")]
    private static partial Regex TwoColors();

    [GeneratedRegex(@"--([\w-]+):\s*#([0-9a-f]{6});")]
    private static partial Regex OneColor();
}
