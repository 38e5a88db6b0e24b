using System.Collections.Frozen;
using System.Globalization;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Addresses;
using YamlException = YamlDotNet.Core.YamlException;

namespace BlogApp.Features.Articles.Samples;

/// <summary>Reads an article from a file that begins with YAML between two <c>---</c> lines.</summary>
internal static class FrontMatter
{
    private const string Fence = "---";

    private static readonly FrozenSet<string> Keys = FrozenSet.Create(StringComparer.Ordinal, "title", "slug", "excerpt", "author", "daysAgo", "at", "language", "tags");

    /// <exception cref="FormatException">Something is missing or invalid; the message names the file and the key.</exception>
    public static SampleArticle Read(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        if (!lines.StartsWith(Fence + "\n", StringComparison.Ordinal) || lines.IndexOf($"\n{Fence}\n", StringComparison.Ordinal) is not (> 0 and var end))
            throw new FormatException($"{file} does not begin with YAML between two lines of {Fence}.");
        var facts = Facts(file, lines[(Fence.Length + 1)..(end + 1)]);
        return new(
            Accepted(file, "slug", Text("slug"), SlugRules.IsValid),
            Accepted(file, "title", Text("title"), title => title.Length <= 300),
            Accepted(file, "excerpt", Text("excerpt"), excerpt => excerpt.Length <= 1000),
            Accepted(file, "author", Text("author"), author => author.Length <= 100),
            int.TryParse(Text("daysAgo"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : throw new FormatException($"{file}: daysAgo accepts 0 or more."),
            TimeOnly.TryParseExact(Text("at"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : throw new FormatException($"{file}: at accepts a time such as \"08:30\"."),
            Accepted(file, "language", Text("language"), language => language.Length <= 35),
            [.. (facts.GetValueOrDefault("tags") as List<string> ?? []).Select(tag => Accepted(file, "tags", tag, TagName.IsValid)).Distinct(StringComparer.Ordinal)],
            lines[(end + Fence.Length + 2)..].Trim() + "\n");

        string? Text(string key) => facts.GetValueOrDefault(key) as string;
    }

    private static Dictionary<string, object> Facts(string file, string yaml)
    {
        try
        {
            var facts = YamlFacts.Read(yaml);
            return facts.Keys.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown ? throw new FormatException($"{file}: {unknown} is not known.") : facts;
        }
        catch (YamlException error)
        {
            throw new FormatException($"{file}, line {error.Start.Line + 1}: {error.InnerException?.Message ?? error.Message}", error);
        }
    }

    private static string Accepted(string file, string key, string? value, Func<string, bool> accept) =>
        !string.IsNullOrWhiteSpace(value) && accept(value) ? value : throw new FormatException($"{file}: {key} is missing or not acceptable.");
}
