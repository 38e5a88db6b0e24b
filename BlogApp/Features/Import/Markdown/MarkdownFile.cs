using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Markdown;

/// <summary>A file of Markdown: its front matter, or what stands for it in a file without.</summary>
/// <param name="Body">Without the heading that became the title.</param>
/// <param name="Heading">The first heading, when there is no front matter.</param>
/// <param name="Written">When git got the file first, otherwise when it was written, if there is no front matter; UTC.</param>
internal sealed partial record MarkdownFile(FrontMatterText Facts, string Body, string? Heading, DateTime? Written)
{
    /// <param name="notes">Receives what was broken.</param>
    /// <returns>Null when it is no article: a README or the like without front matter.</returns>
    /// <exception cref="ContentFormatException">It is too long, or nothing of its front matter could be read.</exception>
    public static MarkdownFile? Read(string file, FileTree tree, List<string> notes)
    {
        var text = tree.Text(file);
        if (FrontMatterText.ReadLeniently(file, text, notes) is { } facts)
            return new(facts, facts.Body, null, null);
        if (Accompanying().IsMatch(Path.GetFileNameWithoutExtension(file)) || string.IsNullOrWhiteSpace(text))
            return null;
        var body = text.TrimStart('\ufeff').ReplaceLineEndings("\n");
        var heading = First().Match(body);
        var title = heading.Success ? SourceText.OneLine(ArticleMarkdown.PlainText(heading.Value)) : "";
        return new(FrontMatterText.None, title.Length > 0 ? body[heading.Length..] : body, title.Length > 0 ? title : null, tree.WrittenAt(file) is { Year: > 1970 } at ? at : null);
    }

    // What accompanies a project rather than being an article.
    [GeneratedRegex(@"^(?:readme|license|licence|copying|changelog|changes|history|contributing|contributors|authors|code_of_conduct|security|support|todo|install|notice|pull_request_template|issue_template)(?:[._-].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Accompanying();

    // The text's first line, if it is a heading of the first level.
    [GeneratedRegex(@"\A\s*(?:\# +[^\n]+|[^\s#>\-*+`~|<\d][^\n]*\n=+[ \t]*(?=\n|\z))(?:\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
