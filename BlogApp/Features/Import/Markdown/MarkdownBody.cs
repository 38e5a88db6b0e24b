namespace BlogApp.Features.Import.Markdown;

/// <summary>The text of a file without syntax that only its generator understands.</summary>
internal static class MarkdownBody
{
    public static string Convert(string file, string body, List<string> notes)
    {
        body = body.ReplaceLineEndings("\n").Trim('\n') + "\n";
        if (Path.GetExtension(file).Equals(".mdx", StringComparison.OrdinalIgnoreCase))
            body = MdxText.Plain(body, notes);
        return HugoShortcodes.Replace(body, notes);
    }
}
