using System.Text.RegularExpressions;

namespace BlogApp.Features.Articles.Diagrams;

/// <summary>Messages between participants, from top to bottom.</summary>
internal sealed partial class SequenceDiagram
{
    private const int MostPeople = 12;
    private const double Margin = 16, Row = 46, HeadHeight = 40;

    private readonly List<(string Name, IReadOnlyList<string> Label)> _people = [];
    private readonly List<Step> _steps = [];
    private bool _numbered;

    public static string? Draw(IReadOnlyList<string> lines)
    {
        var diagram = new SequenceDiagram();
        return lines.All(diagram.Read) && diagram._people.Count is > 0 and <= MostPeople ? diagram.Draw() : null;
    }

    private bool Read(string line)
    {
        if (Person().Match(line) is { Success: true } person)
        {
            Add(person.Groups["name"].Value, person.Groups["label"] is { Success: true } label ? label.Value : null);
            return true;
        }
        if (Message().Match(line) is { Success: true } message)
        {
            var arrow = message.Groups["arrow"].Value;
            _steps.Add(new(StepKind.Message, Add(message.Groups["from"].Value), Add(message.Groups["to"].Value), DiagramText.Lines(message.Groups["text"].Value),
                arrow.StartsWith("--", StringComparison.Ordinal), arrow.EndsWith('>') && !arrow.EndsWith(">>", StringComparison.Ordinal) ? "" : arrow[^1..]));
            return true;
        }
        if (Note().Match(line) is { Success: true } note)
        {
            var from = Add(note.Groups["from"].Value);
            _steps.Add(new(StepKind.Note, from, note.Groups["to"] is { Success: true } to ? Add(to.Value) : from, DiagramText.Lines(note.Groups["text"].Value), false, note.Groups["where"].Value));
            return true;
        }
        if (Frame().Match(line) is { Success: true } frame)
        {
            var kind = frame.Groups["kind"].Value;
            _steps.Add(new(kind switch { "end" => StepKind.End, "else" or "and" => StepKind.Else, _ => StepKind.Begin }, 0, 0,
                [kind is "else" or "and" ? $"[{frame.Groups["text"].Value.Trim()}]" : $"{kind} {frame.Groups["text"].Value.Trim()}".Trim()], false, ""));
            return true;
        }
        if (line == "autonumber")
            return _numbered = true;
        return line.StartsWith("activate ", StringComparison.Ordinal) || line.StartsWith("deactivate ", StringComparison.Ordinal);
    }

    private int Add(string name, string? label = null)
    {
        name = name.Trim();
        var known = _people.FindIndex(p => p.Name == name);
        if (known < 0)
        {
            _people.Add((name, DiagramText.Lines(label ?? name)));
            return _people.Count - 1;
        }
        if (label is not null)
            _people[known] = (name, DiagramText.Lines(label));
        return known;
    }

    private string? Draw()
    {
        var places = Places();
        double width = places[^1] + Half(_people.Count - 1) + Margin, y = Margin + HeadHeight;
        // Notes and self-messages at the right edge need extra space.
        foreach (var step in _steps.Where(s => s.Kind != StepKind.End))
            width = Math.Max(width, Right(step, places) + Margin);
        var canvas = new DiagramCanvas();
        var frames = new Stack<(double Top, Step Step)>();
        var number = 0;
        var bottom = Margin + HeadHeight + 20 + _steps.Sum(Height);
        foreach (var place in places)
            canvas.Line(place, y, place, bottom, dashed: true);
        y += 14;
        foreach (var step in _steps)
        {
            var height = Height(step);
            switch (step.Kind)
            {
                case StepKind.Message:
                    Say(canvas, step, places, y + height - 12, _numbered ? ++number : 0);
                    break;
                case StepKind.Note:
                    var (left, noteWidth) = NotePlace(step, places);
                    canvas.Box("note", left, y + 4, noteWidth, height - 12, 2);
                    canvas.Text(step.Text, left + noteWidth / 2, y + 4 + (height - 12) / 2);
                    break;
                case StepKind.Begin:
                    frames.Push((y + 2, step));
                    canvas.Text(step.Text, Margin + 6 + frames.Count * 6, y + 16, "start", backed: true);
                    break;
                case StepKind.Else:
                    if (frames.Count == 0)
                        return null;
                    canvas.Line(Margin / 2 + frames.Count * 6, y + 2, width - Margin / 2 - frames.Count * 6, y + 2, dashed: true);
                    canvas.Text(step.Text, Margin + 6 + frames.Count * 6, y + 16, "start", backed: true);
                    break;
                case StepKind.End:
                    if (!frames.TryPop(out var frame))
                        return null;
                    var inset = Margin / 2 + frames.Count * 6;
                    canvas.Box("frame", inset, frame.Top, width - 2 * inset, y + height - 6 - frame.Top, 3);
                    break;
            }
            y += height;
        }
        if (frames.Count > 0)
            return null;
        for (var i = 0; i < _people.Count; i++)
        {
            canvas.Box("node", places[i] - Half(i), Margin, 2 * Half(i), HeadHeight);
            canvas.Text(_people[i].Label, places[i], Margin + HeadHeight / 2);
        }
        return canvas.Write(width, bottom + Margin / 2);
    }

    private static void Say(DiagramCanvas canvas, Step step, double[] places, double y, int number)
    {
        double from = places[step.From], to = places[step.To];
        IReadOnlyList<string> text = number > 0 ? [$"{number}. {step.Text[0]}", .. step.Text.Skip(1)] : step.Text;
        if (step.From == step.To)
        {
            canvas.Stroke(FormattableString.Invariant($"M{from:0.#} {y - 16:0.#}h34v16h-34"), step.Dashed);
            canvas.Head(from + 34, y, from + 1, y);
            canvas.Text(text, from + 42, y - 8, "start");
            return;
        }
        canvas.Line(from, y, to, y, step.Dashed);
        if (step.Mark.Length > 0)
            canvas.Head(from, y, to + (from < to ? -1 : 1), y, step.Mark == "x");
        canvas.Text(text, (from + to) / 2, y - 13 - (text.Count - 1) * DiagramText.LineHeight / 2);
    }

    /// <summary>The participants' centers, far enough apart for the messages between neighbors.</summary>
    private double[] Places()
    {
        var places = new double[_people.Count];
        places[0] = Margin + Half(0);
        for (var i = 1; i < places.Length; i++)
            places[i] = places[i - 1] + Half(i - 1) + Half(i) + 28;
        foreach (var step in _steps.Where(s => s.Kind == StepKind.Message && s.From != s.To).OrderBy(s => Math.Abs(s.To - s.From)))
        {
            int left = Math.Min(step.From, step.To), right = Math.Max(step.From, step.To);
            Push(right, places[left] + DiagramText.Width(step.Text) + 48 - places[right]);
        }
        foreach (var step in _steps.Where(s => s.Kind == StepKind.Message && s.From == s.To && s.From + 1 < places.Length))
            Push(step.From + 1, places[step.From] + DiagramText.Width(step.Text) + 60 - places[step.From + 1]);
        return places;

        void Push(int first, double by)
        {
            for (var i = first; i < places.Length && by > 0; i++)
                places[i] += by;
        }
    }

    private double Half(int person) => Math.Max(40, DiagramText.Width(_people[person].Label) / 2 + 14);

    private static double Height(Step step) => step.Kind switch
    {
        StepKind.Begin or StepKind.Else => 28,
        StepKind.End => 14,
        StepKind.Note => step.Text.Count * DiagramText.LineHeight + 24,
        _ => Row + (step.Text.Count - 1) * DiagramText.LineHeight,
    };

    private static double Right(Step step, double[] places) => step.Kind switch
    {
        StepKind.Message when step.From == step.To => places[step.From] + 48 + DiagramText.Width(step.Text),
        StepKind.Note => NotePlace(step, places) is var (left, width) ? left + width : 0,
        StepKind.Message => 0,
        _ => Margin + 20 + DiagramText.Width(step.Text),
    };

    private static (double Left, double Width) NotePlace(Step step, double[] places)
    {
        var width = DiagramText.Width(step.Text) + 20;
        if (step.Mark.StartsWith("right", StringComparison.Ordinal))
            return (places[step.From] + 10, width);
        if (step.Mark.StartsWith("left", StringComparison.Ordinal))
            return (Math.Max(2, places[step.From] - 10 - width), width);
        double left = Math.Min(places[step.From], places[step.To]), right = Math.Max(places[step.From], places[step.To]);
        width = Math.Max(width, right - left + 40);
        return (Math.Max(2, (left + right - width) / 2), width);
    }

    private enum StepKind
    {
        Message,
        Note,
        Begin,
        Else,
        End,
    }

    private sealed record Step(StepKind Kind, int From, int To, IReadOnlyList<string> Text, bool Dashed, string Mark);

    [GeneratedRegex(@"^(participant|actor)\s+(?<name>\S+)(\s+as\s+(?<label>.+))?$")]
    private static partial Regex Person();

    [GeneratedRegex(@"^(?<from>[^\s:>-][^:>-]*?)\s*(?<arrow>--?(>>|>|x|\)))\s*[+-]?(?<to>[^:+-][^:]*?)\s*:\s*(?<text>.*)$")]
    private static partial Regex Message();

    [GeneratedRegex(@"^[Nn]ote\s+(?<where>over|right of|left of)\s+(?<from>[^,:]+?)(\s*,\s*(?<to>[^:]+?))?\s*:\s*(?<text>.+)$")]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?<kind>loop|alt|opt|par|critical|break|else|and|end)(\s+(?<text>.*))?$")]
    private static partial Regex Frame();
}
