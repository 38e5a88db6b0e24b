using System.Text;
using System.Text.RegularExpressions;

using BlogApp.Features.Import.Code;

namespace BlogApp.Features.Import.Markdown.Mdx;

/// <summary>
/// Takes the import and export statements out of MDX. A statement begins a line outside of code and ends where its
/// syntax ends; words that only begin like one stay, and so does a statement that never ends.
/// </summary>
internal static partial class MdxStatements
{
    /// <returns>The text, and the files that names were imported from.</returns>
    public static (string Text, Dictionary<string, string> Files) Remove(string body)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var code = HiddenCode.Places(body, indented: false);
        var text = new StringBuilder(body.Length);
        var (from, next) = (0, 0);
        // Many exports without an end would each be read to the end of the text.
        var budget = 1_000_000 + (20L * body.Length);
        foreach (Match begin in Begin().Matches(body))
        {
            while (next < code.Count && code[next].End <= begin.Index)
                next++;
            if (begin.Index < from || (next < code.Count && code[next].Start <= begin.Index) || End(body, begin.Index, files, ref budget) is not { } end)
                continue;
            text.Append(body, from, begin.Index - from);
            from = end < body.Length && body[end] == '\n' ? end + 1 : end;
        }
        return (text.Append(body, from, body.Length - from).ToString(), files);
    }

    /// <summary>The end of the statement; null when there is none.</summary>
    private static int? End(string body, int start, Dictionary<string, string> files, ref long budget)
    {
        if (Import().Match(body, start) is { Success: true } import)
        {
            if (import.Groups[1].Success)
                files.TryAdd(import.Groups[1].Value, import.Groups[2].Value);
            return import.Index + import.Length;
        }
        if (ExportFrom().Match(body, start) is { Success: true } passed)
            return passed.Index + passed.Length;
        return Export().Match(body, start) is { Success: true } export ? MdxScript.End(body, start, export.Index + export.Length, ref budget) : null;
    }

    [GeneratedRegex(@"^(?:import|export)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    // One name, a list of names, all of them under one name; or only the file.
    [GeneratedRegex(@"\Gimport\s*(?:(?<=\s)type\s+)?(?:(?:(?<=\s)([\p{L}_$][\w$]*)(?:\s*,\s*(?:\{[^{}]*\}|\*\s*as\s+[\w$]+))?|\{[^{}]*\}|\*\s*as\s+[\w$]+)\s*(?<=[\s}])from\s*)?[""']([^""'\n]+)[""'](?:\s*(?:with|assert)\s*\{[^{}]*\})?[ \t]*;?[ \t]*(?://[^\n]*)?(?=\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Import();

    [GeneratedRegex(@"\Gexport\s+(?:type\s+)?(?:\{[^{}]*\}|\*(?:\s+as\s+[\w$]+)?)(?:\s*from\s*[""'][^""'\n]+[""'])?[ \t]*;?[ \t]*(?=\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex ExportFrom();

    // Up to where the scan for the end begins.
    [GeneratedRegex(@"\Gexport\s+(?:(?:const|let|var)\s+(?:[\p{L}_$][\w$]*\s*(?::[^=\n]*)?=(?!=)|(?=[\[{]))|(?:default\s+)?(?:async\s+)?function\s*\*?\s*[\w$]*\s*(?=[(<])|(?:default\s+)?class\b[^{\n]*(?=\{)|(?:type|interface)\s+[\p{L}_$][\w$<>, ]*(?:=|(?=\{))|default\s+(?=[\[({`""']|async\s*\(|[\w$.]+\s*(?:;|\(|=>|\n|\z)))", RegexOptions.CultureInvariant)]
    private static partial Regex Export();
}
