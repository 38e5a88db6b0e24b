namespace BlogApp.Features.Articles.Rendering.Diagrams;

/// <summary>
/// Draws what Mermaid calls a diagram as SVG on the server: flowcharts and sequence diagrams, the two that articles use
/// most. Readers need no script for it. What it does not know stays the code it is.
/// </summary>
internal static class Diagram
{
    private const int Longest = 20_000;
    private const int MostLines = 400;

    // What reads a line takes the square of its length at worst.
    private const int LongestLine = 500;

    /// <returns>An svg element; null when this is no diagram that can be drawn.</returns>
    public static string? Draw(string source)
    {
        if (source.Length > Longest)
            return null;
        List<string> lines = [.. source.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("%%", StringComparison.Ordinal))];
        if (lines.Count is 0 or > MostLines || lines.Exists(line => line.Length > LongestLine))
            return null;
        var head = lines[0].TrimEnd(';').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return head[0] switch
        {
            "sequenceDiagram" => SequenceDiagram.Draw(lines[1..]),
            "graph" or "flowchart" => Flowchart.Draw(head.Length > 1 ? head[1] : "TD", lines[1..]),
            _ => null,
        };
    }
}
