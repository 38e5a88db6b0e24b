using System.Globalization;
using BlogApp.Features.Articles.Addresses;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using YamlException = YamlDotNet.Core.YamlException;

namespace BlogApp.Features.Articles.Samples;

/// <summary>Reads an article from a file that begins with YAML between two lines of <c>---</c>.</summary>
internal static class FrontMatter
{
    private const string Fence = "---";

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="FormatException">Something is missing or not as it should be; the message names the file and the key.</exception>
    public static SampleArticle Read(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        if (!lines.StartsWith(Fence + "\n", StringComparison.Ordinal) || lines.IndexOf($"\n{Fence}\n", StringComparison.Ordinal) is not (> 0 and var end))
            throw new FormatException($"{file} does not begin with YAML between two lines of {Fence}.");
        var facts = Facts(file, lines[(Fence.Length + 1)..(end + 1)]);
        return new(
            Accepted(file, "slug", facts.Slug, ArticleSlug.IsValid),
            Accepted(file, "title", facts.Title, title => title.Length <= 300),
            Accepted(file, "excerpt", facts.Excerpt, excerpt => excerpt.Length <= 1000),
            Accepted(file, "author", facts.Author, author => author.Length <= 100),
            facts.DaysAgo is >= 0 and var days ? days : throw new FormatException($"{file}: daysAgo accepts 0 or more."),
            TimeOnly.TryParseExact(facts.At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : throw new FormatException($"{file}: at accepts a time such as \"08:30\"."),
            Accepted(file, "language", facts.Language, language => language.Length <= 35),
            [.. (facts.Tags ?? []).Select(tag => Accepted(file, "tags", tag, TagName.IsValid)).Distinct(StringComparer.Ordinal)],
            lines[(end + Fence.Length + 2)..].Trim() + "\n");
    }

    private static Keys Facts(string file, string yaml)
    {
        try
        {
            return Yaml.Deserialize<Keys?>(yaml) ?? new();
        }
        catch (YamlException error)
        {
            throw new FormatException($"{file}, line {error.Start.Line + 1}: {error.InnerException?.Message ?? error.Message}", error);
        }
    }

    private static string Accepted(string file, string key, string? value, Func<string, bool> accept) =>
        !string.IsNullOrWhiteSpace(value) && accept(value) ? value : throw new FormatException($"{file}: {key} is missing or not acceptable.");

    private sealed class Keys
    {
        public string? Title { get; set; }
        public string? Slug { get; set; }
        public string? Excerpt { get; set; }
        public string? Author { get; set; }
        public int DaysAgo { get; set; } = -1;
        public string? At { get; set; }
        public string? Language { get; set; }
        public List<string>? Tags { get; set; }
    }
}
