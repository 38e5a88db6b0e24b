using System.Text.RegularExpressions;

namespace BlogApp.Features.Articles.Diagrams;

/// <summary>A parsed flowchart; <see cref="FlowLayout"/> arranges it.</summary>
internal sealed partial class Flowchart
{
    private const int MostNodes = 80;
    private const int MostEdges = 160;
    private const double Margin = 12;

    private readonly List<FlowNode> _nodes = [];
    private readonly List<FlowEdge> _edges = [];

    /// <param name="direction">TD, TB, BT, LR or RL.</param>
    public static string? Draw(string direction, IReadOnlyList<string> lines)
    {
        var chart = new Flowchart();
        if (direction is not ("TD" or "TB" or "BT" or "LR" or "RL") || !lines.SelectMany(line => Statements().Split(line)).Where(line => line.Length > 0).All(chart.Read))
            return null;
        return chart._nodes.Count is > 0 and <= MostNodes && chart._edges.Count <= MostEdges ? chart.Draw(direction) : null;
    }

    private bool Read(string line)
    {
        if (Styling().IsMatch(line))
            return true;
        var at = 0;
        if (Nodes(line, ref at) is not { } from)
            return false;
        while (at < line.Length)
        {
            var arrow = Arrow().Match(line, at);
            if (!arrow.Success)
                return false;
            at += arrow.Length;
            if (Nodes(line, ref at) is not { } to)
                return false;
            var text = arrow.Groups["label"].Success ? arrow.Groups["label"].Value : arrow.Groups["inner"].Value;
            var sign = arrow.Groups["sign"].Value;
            foreach (var source in from)
                foreach (var target in to)
                    _edges.Add(new(source, target, text.Length > 0 ? DiagramText.Lines(text) : [], sign.Contains('.', StringComparison.Ordinal),
                        sign.Contains('=', StringComparison.Ordinal), sign.EndsWith('>')));
            from = to;
        }
        return true;
    }

    /// <summary>Reads one node, or several joined by <c>&amp;</c>.</summary>
    private List<int>? Nodes(string line, ref int at)
    {
        var nodes = new List<int>();
        do
        {
            var match = Node().Match(line, at);
            if (!match.Success)
                return null;
            at += match.Length;
            nodes.Add(Add(match));
        }
        while (at < line.Length && line[at] == '&' && ++at > 0);
        return nodes;
    }

    private int Add(Match match)
    {
        var name = match.Groups["name"].Value;
        var known = _nodes.FindIndex(n => n.Name == name);
        if (known < 0)
        {
            known = _nodes.Count;
            _nodes.Add(new(name, DiagramText.Lines(name), FlowShape.Box));
        }
        foreach (var (group, shape) in new[] { ("circle", FlowShape.Circle), ("stadium", FlowShape.Round), ("cylinder", FlowShape.Round), ("round", FlowShape.Round), ("box", FlowShape.Box), ("diamond", FlowShape.Diamond) })
        {
            if (match.Groups[group].Success)
            {
                _nodes[known] = new(name, DiagramText.Lines(match.Groups[group].Value), shape);
                break;
            }
        }
        return known;
    }

    private string Draw(string direction)
    {
        var sideways = direction is "LR" or "RL";
        var layout = FlowLayout.Create(_nodes, _edges, sideways);
        // Directions up and left are mirror images of down and right.
        double X(double x) => Margin + (direction == "RL" ? layout.Width - x : x);
        double Y(double y) => Margin + (direction == "BT" ? layout.Height - y : y);
        var canvas = new DiagramCanvas();
        for (var i = 0; i < _edges.Count; i++)
        {
            var way = layout.Ways[i].ConvertAll(p => (X: X(p.X), Y: Y(p.Y)));
            var path = FormattableString.Invariant($"M{way[0].X:0.#} {way[0].Y:0.#}");
            for (var k = 1; k < way.Count; k++)
            {
                var (a, b) = (way[k - 1], way[k]);
                path += sideways
                    ? FormattableString.Invariant($"C{(a.X + b.X) / 2:0.#} {a.Y:0.#} {(a.X + b.X) / 2:0.#} {b.Y:0.#} {b.X:0.#} {b.Y:0.#}")
                    : FormattableString.Invariant($"C{a.X:0.#} {(a.Y + b.Y) / 2:0.#} {b.X:0.#} {(a.Y + b.Y) / 2:0.#} {b.X:0.#} {b.Y:0.#}");
            }
            canvas.Stroke(path, _edges[i].Dashed, _edges[i].Thick);
            var (before, end) = (way[^2], way[^1]);
            if (_edges[i].Headed)
                canvas.Head(sideways ? before.X : end.X, sideways ? end.Y : before.Y, end.X, end.Y);
        }
        for (var i = 0; i < _edges.Count; i++)
        {
            var way = layout.Ways[i];
            var (a, b) = (way[(way.Count - 1) / 2], way[(way.Count - 1) / 2 + 1]);
            canvas.Text(_edges[i].Label, X((a.X + b.X) / 2), Y((a.Y + b.Y) / 2), backed: true);
        }
        for (var i = 0; i < _nodes.Count; i++)
            DrawNode(canvas, _nodes[i], X(layout.Places[i].X), Y(layout.Places[i].Y));
        return canvas.Write(layout.Width + 2 * Margin, layout.Height + 2 * Margin);
    }

    private static void DrawNode(DiagramCanvas canvas, FlowNode node, double x, double y)
    {
        var (width, height) = (node.Width, node.Height);
        if (node.Shape == FlowShape.Diamond)
            canvas.Shape("node", FormattableString.Invariant($"M{x:0.#} {y - height / 2:0.#}L{x + width / 2:0.#} {y:0.#}L{x:0.#} {y + height / 2:0.#}L{x - width / 2:0.#} {y:0.#}z"));
        else
            canvas.Box("node", x - width / 2, y - height / 2, width, height, node.Shape switch { FlowShape.Box => 4, FlowShape.Circle => Math.Min(width, height) / 2, _ => height / 2 });
        canvas.Text(node.Label, x, y);
    }

    [GeneratedRegex(@";\s+|;$")]
    private static partial Regex Statements();

    // The page defines the colors, and a picture has no clickable parts.
    [GeneratedRegex(@"^(classDef|class|style|linkStyle|click|direction)\s")]
    private static partial Regex Styling();

    [GeneratedRegex("""\G\s*(?<name>[\p{L}\p{N}_][\p{L}\p{N}_.]*)\s*(\(\((?<circle>[^()]+)\)\)|\(\[(?<stadium>[^\[\]]+)\]\)|\[\((?<cylinder>[^()]+)\)\]|\((?<round>"[^"]*"|[^()]+)\)|\[(?<box>"[^"]*"|[^\[\]]+)\]|\{(?<diamond>"[^"]*"|[^{}]+)\})?(:::[\w-]+)?\s*""")]
    private static partial Regex Node();

    [GeneratedRegex("""\G\s*(?:(?<sign>-{2,}>|-{3,}|-\.+->|-\.+-|={2,}>|={3,})(\|(?<label>[^|]*)\|)?|--\s+(?<inner>[^-|>]+?)\s+(?<sign>-{2,}>|-{3,})|-\.\s+(?<inner>[^.|>]+?)\s+(?<sign>\.->|\.-)|==\s+(?<inner>[^=|>]+?)\s+(?<sign>={2,}>|={3,}))\s*""")]
    private static partial Regex Arrow();
}

internal enum FlowShape
{
    Box,
    Round,
    Circle,
    Diamond,
}

internal sealed record FlowNode(string Name, IReadOnlyList<string> Label, FlowShape Shape)
{
    public double Width => DiagramText.Width(Label) + 28 is var width && Shape == FlowShape.Diamond ? width * 1.35 + 20 : Math.Max(width, 44);

    public double Height => Label.Count * DiagramText.LineHeight + 22 is var height && Shape == FlowShape.Diamond ? height * 1.5 + 12 : height;
}

/// <param name="Headed">Whether the edge has an arrowhead.</param>
internal sealed record FlowEdge(int From, int To, IReadOnlyList<string> Label, bool Dashed, bool Thick, bool Headed);
