namespace BlogApp.Features.Articles.Diagrams;

/// <summary>
/// Arranges a flowchart's nodes in layers: each node below all its predecessors, in an order with few crossings. An
/// edge that spans several layers passes each of them at a reserved place. After Sugiyama.
/// </summary>
internal sealed class FlowLayout
{
    private const double Between = 26, Layers = 46;
    private const int Sweeps = 6;

    private readonly IReadOnlyList<FlowNode> _nodes;
    private readonly IReadOnlyList<FlowEdge> _edges;
    private readonly bool _sideways;
    private readonly List<Place> _places = [];
    private readonly List<List<Place>> _layers = [];
    private readonly List<List<Place>> _chains = [];

    private FlowLayout(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges, bool sideways)
    {
        _nodes = nodes;
        _edges = edges;
        _sideways = sideways;
    }

    public double Width { get; private set; }
    public double Height { get; private set; }

    /// <summary>The centers of the nodes.</summary>
    public IReadOnlyList<(double X, double Y)> Places { get; private set; } = [];

    /// <summary>The path of each edge, from the border of one node to the border of another.</summary>
    public IReadOnlyList<List<(double X, double Y)>> Ways { get; private set; } = [];

    public static FlowLayout Create(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges, bool sideways)
    {
        var layout = new FlowLayout(nodes, edges, sideways);
        layout.PutInLayers();
        layout.Chain();
        layout.Order();
        layout.Measure();
        return layout;
    }

    private void PutInLayers()
    {
        var backwards = Backwards();
        var layer = new int[_nodes.Count];
        // At most as many rounds as nodes: back edges are ignored, so the loop ends.
        for (var round = 0; round < _nodes.Count; round++)
        {
            var moved = false;
            for (var i = 0; i < _edges.Count; i++)
            {
                var (from, to) = (_edges[i].From, _edges[i].To);
                if (from == to || backwards[i] || layer[to] > layer[from])
                    continue;
                layer[to] = layer[from] + 1;
                moved = true;
            }
            if (!moved)
                break;
        }
        for (var i = 0; i < _nodes.Count; i++)
            _places.Add(Put(layer[i], _nodes[i]));
    }

    /// <summary>Finds the back edges.</summary>
    private bool[] Backwards()
    {
        var backwards = new bool[_edges.Count];
        var state = new int[_nodes.Count];
        for (var start = 0; start < _nodes.Count; start++)
            Visit(start);
        return backwards;

        void Visit(int node)
        {
            if (state[node] != 0)
                return;
            state[node] = 1;
            for (var i = 0; i < _edges.Count; i++)
            {
                if (_edges[i].From != node)
                    continue;
                if (state[_edges[i].To] == 1)
                    backwards[i] = true;
                else
                    Visit(_edges[i].To);
            }
            state[node] = 2;
        }
    }

    private Place Put(int layer, FlowNode? node)
    {
        while (_layers.Count <= layer)
            _layers.Add([]);
        // Sizes along the layer and across it.
        var place = new Place(layer, node is null ? 8 : _sideways ? node.Height : node.Width, node is null ? 0 : _sideways ? node.Width : node.Height) { At = _layers[layer].Count };
        _layers[layer].Add(place);
        return place;
    }

    private void Chain()
    {
        foreach (var edge in _edges)
        {
            Place from = _places[edge.From], to = _places[edge.To];
            var chain = new List<Place> { from };
            var step = Math.Sign(to.Layer - from.Layer);
            for (var layer = from.Layer + step; step != 0 && layer != to.Layer; layer += step)
                chain.Add(Put(layer, null));
            chain.Add(to);
            for (var i = 1; i < chain.Count; i++)
            {
                if (chain[i].Layer == chain[i - 1].Layer)
                    continue;
                chain[i].Near.Add(chain[i - 1]);
                chain[i - 1].Near.Add(chain[i]);
            }
            _chains.Add(chain);
        }
    }

    /// <summary>Moves each node to the center of its neighbors, layer by layer, down and up again.</summary>
    private void Order()
    {
        foreach (var layer in _layers)
            Align(layer);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers : Enumerable.Reverse(_layers))
            {
                var number = layer.Count > 0 ? layer[0].Layer : 0;
                foreach (var place in layer)
                {
                    var near = place.Near.Where(n => down ? n.Layer < number : n.Layer > number).ToList();
                    place.Wish = near.Count > 0 ? near.Average(n => n.At) : place.At;
                }
                layer.Sort((a, b) => a.Wish.CompareTo(b.Wish));
                Align(layer);
            }
        }
    }

    /// <summary>Places the nodes side by side, as close as possible to their desired positions.</summary>
    private static void Align(List<Place> layer)
    {
        double end = double.NegativeInfinity, off = 0;
        foreach (var place in layer)
        {
            place.At = Math.Max(place.Wish, end + place.Along / 2);
            end = place.At + place.Along / 2 + Between;
            off += place.At - place.Wish;
        }
        // Nodes were pushed in one direction only, so move all of them back by half.
        foreach (var place in layer)
            place.At -= off / layer.Count;
    }

    private void Measure()
    {
        var all = _layers.SelectMany(layer => layer).ToList();
        var left = all.Min(p => p.At - p.Along / 2);
        double across = 0;
        foreach (var layer in _layers)
        {
            var labels = _chains.Select((chain, i) => (chain, i)).Where(c => c.chain.Any(p => layer.Contains(p)) && _edges[c.i].Label.Count > 0)
                .Select(c => _sideways ? DiagramText.Width(_edges[c.i].Label) : DiagramText.LineHeight * _edges[c.i].Label.Count).DefaultIfEmpty(0).Max();
            var thick = layer.Max(p => p.Across);
            foreach (var place in layer)
            {
                place.At -= left;
                place.Deep = across + thick / 2;
            }
            across += thick + Layers + (_sideways ? labels : labels / 2);
        }
        var last = _layers[^1].Max(p => p.Deep + p.Across / 2);
        var loops = _edges.Any(e => e.From == e.To) ? 40 : 0;
        var along = all.Max(p => p.At + p.Along / 2) + loops;
        (Width, Height) = _sideways ? (last, along) : (along, last);
        Places = _places.ConvertAll(p => Turn(p.At, p.Deep));
        Ways = _chains.ConvertAll(Way);
    }

    private List<(double X, double Y)> Way(List<Place> chain)
    {
        Place from = chain[0], to = chain[^1];
        if (from == to)
        {
            // Leave at the side, and enter again below.
            var side = from.At + from.Along / 2;
            return [Turn(side, from.Deep - from.Across / 5), Turn(side + 34, from.Deep), Turn(side, from.Deep + from.Across / 5)];
        }
        var way = chain.ConvertAll(p => Turn(p.At, p.Deep));
        if (from.Layer == to.Layer)
        {
            var sign = Math.Sign(to.At - from.At);
            return [Turn(from.At + sign * from.Along / 2, from.Deep), Turn(to.At - sign * to.Along / 2, to.Deep)];
        }
        var down = from.Layer < to.Layer ? 1 : -1;
        way[0] = Turn(from.At, from.Deep + down * from.Across / 2);
        way[^1] = Turn(to.At, to.Deep - down * to.Across / 2);
        return way;
    }

    private (double X, double Y) Turn(double along, double deep) => _sideways ? (deep, along) : (along, deep);

    /// <summary>A node, or the place where an edge passes a layer.</summary>
    private sealed class Place(int layer, double along, double across)
    {
        public int Layer { get; } = layer;
        public double Along { get; } = along;
        public double Across { get; } = across;
        public double At { get; set; }
        public double Deep { get; set; }
        public double Wish { get; set; }
        public List<Place> Near { get; } = [];
    }
}
