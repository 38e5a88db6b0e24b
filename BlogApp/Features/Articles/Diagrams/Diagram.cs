namespace BlogApp.Features.Articles.Diagrams;

/// <summary>
/// Draws Mermaid diagrams as SVG on the server: flowcharts and sequence diagrams, the two kinds that articles use most.
/// Readers need no script for them. Unsupported diagrams are shown as code.
/// </summary>
internal static class Diagram
{
    private const int Longest = 20_000;
    private const int MostLines = 400;

    // Reading a line takes quadratic time in the worst case.
    private const int LongestLine = 500;

    /// <returns>An svg element; null when this is not a diagram that can be drawn.</returns>
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
