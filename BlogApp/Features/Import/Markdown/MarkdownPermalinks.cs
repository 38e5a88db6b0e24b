using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Site.Redirects;

namespace BlogApp.Features.Import.Markdown;

/// <summary>The whole paths that a generator gave its pages: as its configuration says, otherwise by its default.</summary>
internal sealed partial class MarkdownPermalinks
{
    private static readonly string[] Configurations = ["_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml"];

    // Jekyll's names for whole patterns.
    private static readonly Dictionary<string, string> Styles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = "/:categories/:year/:month/:day/:title.html", ["pretty"] = "/:categories/:year/:month/:day/:title/", ["none"] = "/:categories/:title.html",
        ["ordinal"] = "/:categories/:year/:y_day/:title.html", ["weekdate"] = "/:categories/:year/W:week/:short_day/:title.html",
    };

    private readonly Dictionary<string, object> _facts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _root;

    public MarkdownPermalinks(FileTree tree)
    {
        foreach (var file in Configurations.Where(tree.Has))
        {
            var fence = file.EndsWith(".toml", StringComparison.Ordinal) ? "+++" : "---";
            if (FrontMatterText.Facts(fence, tree.Text(file)) is { } facts)
                FrontMatterRepair.Merge(_facts, facts);
        }
        var address = Text("baseurl") ?? Text("root") ?? Text("url") ?? "";
        _root = address.StartsWith('/') ? address.TrimEnd('/') : Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/') : "";
    }

    /// <summary>The paths as <see cref="RedirectPath"/>: those the file claims itself, and the one its generator gave it.</summary>
    /// <param name="said">What the file says of its own address; null: nothing.</param>
    /// <param name="aliases">Its further addresses.</param>
    public IReadOnlyList<string> Of(string file, IReadOnlyCollection<DateTime> dates, string slug, string? said, IEnumerable<string> aliases, IReadOnlyList<string> categories)
    {
        var (_, name, _) = MarkdownNames.Of(file);
        var section = Section(file);
        List<string> paths = [];
        foreach (var alias in aliases)
        {
            paths.Add(alias.StartsWith('/') || alias.Contains("://", StringComparison.Ordinal) ? alias : "/" + alias);
            // Hugo reads it from the folder of the file.
            if (section.Length > 0 && !alias.StartsWith('/') && !alias.Contains("://", StringComparison.Ordinal))
                paths.Add($"/{section}/{alias}");
        }
        if (said is not null)
            paths.AddRange(Filled(said.StartsWith('/') || said.Contains("://", StringComparison.Ordinal) ? said : Styles.GetValueOrDefault(said) ?? "/" + said));
        else if (IsJekyll(file))
            paths.AddRange(Filled(Text("permalink") is { } pattern ? Styles.GetValueOrDefault(pattern) ?? pattern : Styles["date"]));
        else if (file.StartsWith("content/", StringComparison.Ordinal) || file.StartsWith("src/content/", StringComparison.Ordinal) || file.StartsWith("src/pages/", StringComparison.Ordinal))
            paths.AddRange(Text($"permalinks.{section.Split('/')[0]}") is { } ours || (ours = Text($"permalinks.page.{section.Split('/')[0]}")) is not null ? Filled(ours) : [$"/{section}/{(slug.Length > 0 ? slug : name)}".Replace("//", "/", StringComparison.Ordinal)]);
        return [.. paths.SelectMany(path => _root.Length > 0 && path.StartsWith('/') && !path.StartsWith(_root + "/", StringComparison.OrdinalIgnoreCase) ? (string[])[path, _root + path] : [path])
            .Select(RedirectPath.Of).OfType<string>().Distinct(StringComparer.Ordinal)];

        IEnumerable<string> Filled(string pattern) => !pattern.Contains(':', StringComparison.Ordinal) || pattern.Contains("://", StringComparison.Ordinal) ? [pattern]
            : dates.Count == 0 ? (Dated().IsMatch(pattern) ? [] : [Fill(pattern, default, slug, name, section, categories)]) : dates.Select(date => Fill(pattern, date, slug, name, section, categories));
    }

    private static string Fill(string pattern, DateTime date, string slug, string name, string section, IReadOnlyList<string> categories)
    {
        var filled = Variable().Replace(pattern, m => m.Groups[1].Value.ToLowerInvariant() switch
        {
            "year" => At("yyyy"),
            "short_year" => At("yy"),
            "month" => At("MM"),
            "i_month" => At("%M"),
            "short_month" => At("MMM"),
            "long_month" or "monthname" => At("MMMM"),
            "day" => At("dd"),
            "i_day" => At("%d"),
            "hour" => At("HH"),
            "minute" => At("mm"),
            "second" => At("ss"),
            "y_day" or "yearday" => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            "short_day" => At("ddd"),
            "long_day" or "weekday" => At("dddd"),
            "week" => ISOWeek.GetWeekOfYear(date).ToString("00", CultureInfo.InvariantCulture),
            "w_year" => ISOWeek.GetYear(date).ToString(CultureInfo.InvariantCulture),
            "title" or "slug" or "slugorfilename" or "slugorcontentbasename" or "post_title" => slug.Length > 0 ? slug : name,
            "filename" or "name" or "contentbasename" or "basename" => name,
            "section" => section.Split('/')[0],
            "sections" or "path" or "collection" => section,
            "categories" or "category" => string.Join('/', categories.Select(c => c.ToLowerInvariant().Replace(' ', '-'))),
            "output_ext" => ".html",
            _ => m.Value,
        });
        return Slashes().Replace("/" + filled, "/");

        string At(string format) => date.ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool IsJekyll(string file) => file.StartsWith("_posts/", StringComparison.Ordinal) || file.Contains("/_posts/", StringComparison.Ordinal);

    /// <summary>The folder below the generator's own.</summary>
    private static string Section(string file)
    {
        var path = file;
        foreach (var root in (string[])["src/content/", "src/pages/", "content/", "source/"])
        {
            if (path.StartsWith(root, StringComparison.Ordinal))
                path = path[root.Length..];
        }
        if (IsJekyll(file))
            return "";
        var folders = path.Split('/')[..^1];
        // A folder with an index file is the page itself.
        if (Path.GetFileNameWithoutExtension(file).Equals("index", StringComparison.OrdinalIgnoreCase) && folders.Length > 0)
            folders = folders[..^1];
        return string.Join('/', folders);
    }

    private string? Text(string key) => _facts.GetValueOrDefault(key) as string is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@":\{?([A-Za-z_]+)\}?", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@":(?:year|short_year|month|i_month|day|i_day|y_day|yearday|week)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"/{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();
}
