using System.Globalization;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Xml;

/// <summary>Counts what was mended while an XML file was read, with the first line numbers of each kind.</summary>
internal sealed class Mendings
{
    private const int MostLines = 10;

    private readonly SortedDictionary<Mending, (int Count, List<int> Lines)> _kinds = [];

    /// <summary>The line at which the file ended too early, and what it was in the middle of; null: the file is complete.</summary>
    public (int Line, string What)? Cut { get; set; }

    public void Add(Mending kind, int line)
    {
        var (count, lines) = _kinds.TryGetValue(kind, out var known) ? known : (0, []);
        if (lines.Count < MostLines && (lines.Count == 0 || lines[^1] != line))
            lines.Add(line);
        _kinds[kind] = (count + 1, lines);
    }

    /// <summary>The first line with such a fault; null: there is none.</summary>
    public int? FirstLine(Mending kind) => _kinds.TryGetValue(kind, out var known) ? known.Lines[0] : null;

    /// <summary>One sentence for each kind.</summary>
    /// <param name="file">The file's name, if there are several.</param>
    public IEnumerable<string> Words(string? file = null)
    {
        foreach (var (kind, (count, lines)) in _kinds)
            yield return Named(file, Sentence(kind, count, string.Join(", ", lines.Select(line => line.ToString(CultureInfo.InvariantCulture))) + (count > lines.Count && lines.Count == MostLines ? ", …" : "")));
        if (Cut is { } cut)
        {
            yield return Named(file, cut.What.Length > 0
                ? Phrase.Format("The file ends at line {0}, in the middle of “{1}”. What stands whole before it came.", cut.Line, cut.What).ToString()
                : Phrase.Format("The file ends at line {0} without its closing tags. Nothing of an article is missing before that.", cut.Line).ToString());
        }
    }

    private static string Named(string? file, string words) => file is null ? words : $"{file}: {words}";

    private static string Sentence(Mending kind, int count, string lines) => (kind switch
    {
        Mending.BlankStart => Phrase.Format("Mended: empty lines or a mark stood before the XML declaration."),
        Mending.ControlCharacter => Phrase.Format("Mended: {0:N0} × control characters were left out (lines {1}).", count, lines),
        Mending.BadByte => Phrase.Format("Mended: {0:N0} × bytes that are no UTF-8 were read as Windows-1252 (lines {1}).", count, lines),
        Mending.BareSign => Phrase.Format("Mended: {0:N0} × a bare & or < was read as itself (lines {1}).", count, lines),
        Mending.HtmlEntity => Phrase.Format("Mended: {0:N0} × entities of HTML were read as their characters (lines {1}).", count, lines),
        Mending.Prefix => Phrase.Format("Mended: {0:N0} × prefixes are declared nowhere (first used at lines {1}).", count, lines),
        Mending.SectionEnd => Phrase.Format("Mended: {0:N0} × ]]> inside a text was read as text (lines {1}).", count, lines),
        Mending.Tag => Phrase.Format("Mended: {0:N0} × tags that do not fit were closed or left out (lines {1}).", count, lines),
        _ => Phrase.Format("Mended: {0:N0} × elements nested too deeply gave their text to those around them (lines {1}).", count, lines),
    }).ToString();
}
