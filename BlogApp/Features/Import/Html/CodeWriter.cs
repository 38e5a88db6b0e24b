using System.Text;
using AngleSharp.Dom;

namespace BlogApp.Features.Import.Html;

/// <summary>Writes fenced code, and verses as lines.</summary>
internal static class CodeWriter
{
    public static void Add(List<string> blocks, IElement pre, BlockWriter writer)
    {
        var text = Text(pre).ReplaceLineEndings("\n").Trim('\n').TrimEnd();
        if (text.Length == 0)
            return;
        if (pre.ClassList.Contains("wp-block-verse"))
        {
            writer.AddText(blocks, string.Join('\n', text.Split('\n').Select(line => MarkdownEscape.Text(line.Trim()))));
            return;
        }
        if (pre.QuerySelector("em, strong, a, b, i") is not null)
            writer.Inline.Notes.Add("Emphasis and links inside code are plain code.");
        var fence = new string('`', Math.Max(3, MarkdownEscape.LongestRun(text, '`') + 1));
        blocks.Add($"{fence}{Language(pre)}\n{text}\n{fence}");
    }

    private static string Text(INode pre)
    {
        var text = new StringBuilder();
        foreach (var node in pre.ChildNodes)
        {
            if (node is IElement { LocalName: "br" })
                text.Append('\n');
            else
                text.Append(node is IText words ? words.Data : Text(node));
        }
        return text.ToString();
    }

    private static string Language(IElement pre)
    {
        var classes = $"{pre.ClassName} {pre.QuerySelector("code")?.ClassName}".Replace("brush:", "language-", StringComparison.Ordinal).Replace("language- ", "language-", StringComparison.Ordinal);
        foreach (var name in classes.Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var language = name.StartsWith("language-", StringComparison.Ordinal) ? name[9..] : name.StartsWith("lang-", StringComparison.Ordinal) ? name[5..] : "";
            if (language.Length is > 0 and <= 30 && language.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '#' or '.'))
                return language;
        }
        return "";
    }
}
