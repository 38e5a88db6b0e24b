using System.Text.RegularExpressions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Docs;

/// <summary>Files and folders mentioned in the documentation exist.</summary>
public sealed partial class FilesTests
{
    /// <summary>Names that look like ours but are not: examples, and files outside the repository.</summary>
    private static readonly HashSet<string> s_foreign =
    [
        "X.razor", "X.razor.cs", "X.razor.css", "BlogApp/Features/X", "BlogApp.Tests/Features/X", "Europe/Paris",
        // The blog's own export.
        "authors.json", "media.json", "series.json", "site.json", "tags.json",
        // A backup's, and the data directory's.
        "manifest.json", "disk.json",
        // Ghost's.
        "redirects.json",
    ];

    private static readonly HashSet<string> s_ends = Ends();

    [Fact]
    public void FilesAndFolders_OfTheDocs_AreThere() => Findings.None(
        from page in MarkdownText.All
        from name in page.InCode()
        where IsFile().IsMatch(name) || IsFolder().IsMatch(name)
        where !s_foreign.Contains(name) && !s_ends.Contains(name.TrimEnd('/'))
        select $"{page.File}: {name}");

    [Fact]
    public void Links_OfTheDocs_LeadToFiles() => Findings.None(
        from page in MarkdownText.All
        from target in page.Links()
        where !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page.File)!, target))
        select $"{page.File}: {target}");

    /// <summary>All path suffixes, with and without file extensions: a page may say <c>Support/Eventually</c>.</summary>
    private static HashSet<string> Ends()
    {
        var ends = new HashSet<string>();
        foreach (var path in Directory.EnumerateFileSystemEntries(Repository.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var parts = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/').Split('/');
            if (parts.Any(part => part is "bin" or "obj" or ".git" or "artifacts" or "App_Data"))
                continue;
            for (var from = 0; from < parts.Length; from++)
            {
                var end = string.Join('/', parts[from..]);
                ends.Add(end);
                if (from < parts.Length - 1 && end.LastIndexOf('.') is > 0 and var dot)
                    ends.Add(end[..dot]);
            }
        }
        return ends;
    }

    [GeneratedRegex(@"^[A-Za-z][\w./-]*\.(cs|razor|css|js|lua|md|sh|csproj|props|sln|resx|json|txt)$")]
    private static partial Regex IsFile();

    [GeneratedRegex(@"^(BlogApp[\w.]*|wwwroot|docs|[A-Z]\w+)(/[A-Z][\w.]*)+/?$")]
    private static partial Regex IsFolder();
}
