using System.Globalization;
using AngleSharp.Dom;
using BlogApp.Features.Import.Html.Lines;

namespace BlogApp.Features.Import.Html;

/// <summary>Writes lists. Definition lists become lists of terms.</summary>
internal sealed class ListWriter(BlockWriter writer)
{
    public void Add(List<string> blocks, IElement list, int depth)
    {
        var ordered = list.LocalName == "ol";
        // A gallery is a list of figures, which become separate blocks.
        if (list.ClassName?.Contains("gallery", StringComparison.Ordinal) == true)
        {
            foreach (var item in list.Children)
                blocks.AddRange(writer.Blocks(item, depth));
            return;
        }
        if (list.HasAttribute("reversed") || list.GetAttribute("type") is not (null or "1" or "disc"))
            writer.Inline.Notes.Add("Lists count with ordinary numbers.");
        var number = ordered && int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var second = blocks.Count > 0 && IsList(blocks[^1], ordered);
        var items = Items(list, depth);
        var loose = items.Any(item => item.Loose);
        var written = new List<string>();
        foreach (var item in items)
        {
            var marker = ordered ? number++.ToString(CultureInfo.InvariantCulture) + (second ? ")" : ".") : second ? "*" : "-";
            written.Add(Item(marker, item.Blocks, loose));
        }
        if (written.Count > 0)
            blocks.Add(string.Join(loose ? "\n\n" : "\n", written));
    }

    public void AddDefinitions(List<string> blocks, IElement list, int depth)
    {
        writer.Inline.Notes.Add("Definition lists are lists of terms.");
        var items = new List<List<string>>();
        foreach (var child in list.Children.SelectMany(c => c.LocalName == "div" ? c.Children.AsEnumerable() : [c]))
        {
            if (child.LocalName == "dt" || items.Count == 0)
                items.Add([]);
            if (child.LocalName != "dt")
                items[^1].AddRange(writer.Blocks(child, depth));
            else if (writer.Line(child, Mark.Strong) is { Length: > 0 } term)
                items[^1].Add(MarkdownEscape.LineStart(term));
        }
        if (items.Count > 0)
            blocks.Add(string.Join("\n\n", items.Where(i => i.Count > 0).Select(item => Item("-", item, loose: true))));
    }

    private List<(List<string> Blocks, bool Loose)> Items(IElement list, int depth)
    {
        var items = new List<(List<string> Blocks, bool Loose)>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
            {
                var content = writer.Blocks(item, depth);
                items.Add((content, content.Count(block => !IsList(block)) > 1));
            }
            else if (child is IElement { LocalName: "ul" or "ol" } nested)
            {
                // It belongs to the preceding item, although it was written after it.
                if (items.Count == 0)
                    items.Add(([], false));
                writer.AddTo(items[^1].Blocks, nested, depth);
            }
            else if (child is IText or IElement && child.TextContent.Trim().Length > 0)
            {
                var stray = writer.Blocks([child], depth);
                items.Add((stray, stray.Count > 1));
            }
        }
        return items;
    }

    private static string Item(string marker, List<string> blocks, bool loose)
    {
        if (blocks.Count == 0)
            return marker;
        var indent = new string(' ', marker.Length + 1);
        var text = string.Join(loose ? "\n\n" : "\n", blocks);
        return marker + ' ' + string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : indent + line));
    }

    private static bool IsList(string block) => IsList(block, ordered: true) || IsList(block, ordered: false);

    private static bool IsList(string block, bool ordered)
    {
        if (!ordered)
            return block.StartsWith("- ", StringComparison.Ordinal) || block.StartsWith("* ", StringComparison.Ordinal) || block == "-";
        var digits = block.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && block[digits] is '.' or ')' && (digits + 1 == block.Length || block[digits + 1] == ' ');
    }
}
