using AngleSharp.Dom;

namespace BlogApp.Features.Import.Html;

/// <summary>HTML allows a link or a mark around whole blocks, Markdown does not. It becomes one in each of their lines.</summary>
internal static class MarksAroundBlocks
{
    // A text built to take more than a second keeps its words and loses such marks.
    private const int MostBoxes = 200_000;

    public static void Divide(IParentNode document)
    {
        var left = MostBoxes;
        foreach (var mark in document.QuerySelectorAll("a[href], b, strong, em, i, u, ins, del, s, strike, mark").Where(BlockWriter.HoldsBlock).ToList())
        {
            var boxes = mark.QuerySelectorAll("*").Where(BlockWriter.HoldsBlock).Prepend(mark).ToList();
            if ((left -= boxes.Count) < 0)
                return;
            boxes.ForEach(box => Wrap(box, mark));
            mark.Replace([.. mark.ChildNodes]);
        }
    }

    private static void Wrap(IElement box, IElement mark)
    {
        if (box.LocalName is "pre" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "ul" or "ol" or "dl")
            return;
        var run = new List<INode>();
        foreach (var node in box.ChildNodes.ToList())
        {
            if (node is IElement element && BlockWriter.HoldsBlock(element))
                End();
            else
                run.Add(node);
        }
        End();

        void End()
        {
            if (run.Exists(node => node is IText words ? words.Data.AsSpan().ContainsAnyExcept(" \t\r\n") : node is IElement))
            {
                var part = (IElement)mark.Clone(deep: false);
                box.InsertBefore(part, run[0]);
                run.ForEach(node => part.AppendChild(node));
            }
            run.Clear();
        }
    }
}
