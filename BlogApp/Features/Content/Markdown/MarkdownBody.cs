namespace BlogApp.Features.Content.Markdown;

/// <summary>The text of a file without what only its generator understands.</summary>
internal static class MarkdownBody
{
    public static string Of(string file, string body, List<string> notes)
    {
        body = body.ReplaceLineEndings("\n").Trim('\n') + "\n";
        if (Path.GetExtension(file).Equals(".mdx", StringComparison.OrdinalIgnoreCase))
            body = MdxText.Plain(body, notes);
        return Shortcodes.Replace(body, notes);
    }
}
