namespace BlogApp.Features.Articles.Samples;

/// <summary>The articles included with the blog, embedded in the program.</summary>
internal static class SampleArticles
{
    private const string Folder = "Samples/";

    /// <exception cref="FormatException">An article cannot be read.</exception>
    public static IReadOnlyList<SampleArticle> All()
    {
        var assembly = typeof(SampleArticles).Assembly;
        var articles = new List<SampleArticle>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            articles.Add(FrontMatter.Read(name, reader.ReadToEnd()));
        }
        return articles;
    }
}
