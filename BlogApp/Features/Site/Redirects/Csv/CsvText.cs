using System.Buffers;
using System.Text;

namespace BlogApp.Features.Site.Redirects.Csv;

/// <summary>Comma-separated values as spreadsheets write and read them. Pure.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>Reads records: cells between commas, semicolons or tabs, whichever the first line has most of. Quoted cells may hold all of them, and line breaks.</summary>
    /// <returns>Each record that is not empty, with the number of the line it begins on, from 1.</returns>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        text = text.TrimStart('\ufeff');
        var separator = SeparatorOf(text);
        var (line, begun) = (1, 1);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (quoted, wasQuoted, blank) = (false, false, true);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '\n' && i < text.Length)
                line++;
            if (quoted && i < text.Length)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && !wasQuoted && blank)
            {
                cell.Clear();
                quoted = wasQuoted = true;
            }
            else if (c == separator || c == '\n')
            {
                cells.Add(wasQuoted ? cell.ToString() : cell.ToString().Trim());
                cell.Clear();
                (quoted, wasQuoted, blank) = (false, false, true);
                if (c != '\n')
                    continue;
                if (cells.Any(said => said.Length > 0))
                    yield return (begun, cells);
                cells = [];
                begun = line;
            }
            else if (!wasQuoted || !char.IsWhiteSpace(c))
            {
                cell.Append(c);
                blank &= char.IsWhiteSpace(c);
            }
        }
    }

    /// <summary>The file, with the mark by which spreadsheets read it as UTF-8.</summary>
    public static byte[] File(string text) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];

    /// <summary>One record with its line end. A cell that a spreadsheet would calculate begins with an apostrophe.</summary>
    public static string Write(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        if (text is ['\t' or '\r' or '\n', ..] || text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..])
            text = "'" + text;
        return text.AsSpan().ContainsAny(Quoted) || text.Length != text.Trim().Length ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(separator => first.Count(c => c == separator));
    }
}
