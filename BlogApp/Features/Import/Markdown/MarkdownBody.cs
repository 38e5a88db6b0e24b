using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown.Mdx;

namespace BlogApp.Features.Import.Markdown;

/// <summary>The text of a file without syntax that only its generator understands.</summary>
internal static class MarkdownBody
{
    public static string Convert(string file, string body, FileTree tree, List<string> notes)
    {
        body = body.ReplaceLineEndings("\n").Trim('\n') + "\n";
        var mdx = Path.GetExtension(file).Equals(".mdx", StringComparison.OrdinalIgnoreCase);
        if (mdx)
            body = MdxText.Plain(body, notes);
        body = WikiLinks.Replace(file, body, tree, indented: !mdx, notes);
        return MarkdownPictures.Escape(file, HugoShortcodes.Replace(body, notes, indented: !mdx), tree).TrimEnd('\n') + "\n";
    }
}
