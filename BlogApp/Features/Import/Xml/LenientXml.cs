using System.Text;
using System.Xml;
using System.Xml.Linq;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Xml;

/// <summary>
/// Reads feeds as they are really written, one element of the channel at a time and in linear time. The reader of the
/// framework stops at the first fault, and exports put together by templates have many. Document types are rejected,
/// so no entity can refer to anything outside or grow.
/// </summary>
internal sealed class LenientXml
{
    // An export nests four deep.
    private const int MaxDepth = 32;

    private static readonly Dictionary<string, string> KnownPrefixes = new(StringComparer.Ordinal)
    {
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["excerpt"] = "http://wordpress.org/export/1.2/excerpt/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["wp"] = "http://wordpress.org/export/1.2/",
    };

    private readonly XmlCharacters _text;
    private readonly Mendings _mendings;
    private readonly XmlReferences _references;
    private readonly Dictionary<string, string> _declared = new(StringComparer.Ordinal) { ["xml"] = XNamespace.Xml.NamespaceName };
    private readonly HashSet<string> _undeclared = new(StringComparer.Ordinal);
    private readonly Stack<OpenElement> _open = new();
    private readonly Queue<XElement> _complete = new();
    private bool _inChannel, _closed;
    private int _tooDeep;

    private LenientXml(XmlCharacters text, Mendings mendings) => (_text, _mendings, _references) = (text, mendings, new(mendings));

    /// <summary>The elements directly below the channel.</summary>
    /// <param name="open">Opens the file from the start.</param>
    /// <exception cref="ContentFormatException">It has a document type, or a single text is too long.</exception>
    public static IEnumerable<XElement> Elements(Func<Stream> open, Mendings mendings)
    {
        using var text = new XmlCharacters(open(), mendings);
        var reader = new LenientXml(text, mendings);
        reader.SkipBlankStart();
        while (reader.Step())
        {
            while (reader._complete.TryDequeue(out var element))
                yield return element;
        }
        while (reader._complete.TryDequeue(out var last))
            yield return last;
        reader.NoteEnd();
    }

    private void SkipBlankStart()
    {
        var blank = 0;
        while (_text.Has(blank + 1) && _text.Ahead[blank] is ' ' or '\t' or '\r' or '\n' or '\ufeff')
            blank++;
        _text.Take(blank);
        if (blank > 0 && _text.StartsWith("<?xml"))
            _mendings.Add(Mending.BlankStart, 1);
    }

    /// <summary>Reads one text or one tag; false: the file ends.</summary>
    private bool Step()
    {
        if (!_text.Has(1))
            return false;
        if (_text.Ahead[0] != '<')
        {
            var length = _text.Find("<");
            ReadText(length < 0 ? _text.Ahead.Length : length);
        }
        else if (_text.StartsWith("<![CDATA["))
        {
            return ReadSection();
        }
        else if (_text.StartsWith("<!--"))
        {
            return Skip("-->", 4);
        }
        else if (_text.StartsWith("<?"))
        {
            return Skip("?>", 2);
        }
        else if (_text.StartsWith("</"))
        {
            return ReadEndTag();
        }
        else if (_text.Has(9) && _text.Ahead[..9].Equals("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) && _open.Count == 0)
        {
            throw new ContentFormatException("The file declares a document type (DOCTYPE), which a WordPress export has none of. It was not read.");
        }
        else if (XmlTag.Read(_text, _references) is { } tag)
        {
            Begin(tag);
        }
        else
        {
            _mendings.Add(Mending.BareSign, _text.Line);
            ReadText(1);
        }
        return true;
    }

    private void ReadText(int length)
    {
        var line = _text.Line;
        var raw = _text.Take(length);
        if (!_open.TryPeek(out var open))
            return;
        if (raw.Contains("]]>", StringComparison.Ordinal))
            _mendings.Add(Mending.SectionEnd, line);
        // Between elements there are only line ends.
        if (!open.Parent || !raw.IsWhiteSpace())
            open.Text.Append(_references.Resolve(raw.ToString(), line));
    }

    private bool ReadSection()
    {
        _text.Take(9);
        var (line, end) = (_text.Line, SectionEnd());
        if (end < 0)
            return false;
        if (_open.TryPeek(out var open))
            open.Text.Append(_references.Section(_text.Take(end).ToString(), line));
        else
            _text.Take(end);
        _text.Take(3);
        return true;
    }

    /// <summary>
    /// The end of a CDATA section. A <c>]]&gt;</c> that another one follows before the element ends is part of the text,
    /// unless a new section begins between them.
    /// </summary>
    private int SectionEnd()
    {
        var closing = _open.TryPeek(out var open) ? "</" + open.Name : "</";
        var end = _text.Find("]]>");
        var (line, counted) = (_text.Line, 0);
        while (end >= 0)
        {
            var next = end + 3;
            for (; ; next++)
            {
                next = FindEither(next);
                if (next < 0 || Is(next, closing) || Is(next, "<![CDATA["))
                    return end;
                if (Is(next, "]]>"))
                    break;
            }
            line += _text.Ahead[counted..end].Count('\n');
            _mendings.Add(Mending.SectionEnd, line);
            (counted, end) = (end, next);
        }
        return end;
    }

    private int FindEither(int from)
    {
        while (true)
        {
            if (_text.Ahead[from..].IndexOfAny('<', ']') is >= 0 and var at)
                return from + at;
            from = _text.Ahead.Length;
            if (!_text.Has(from + 1))
                return -1;
        }
    }

    private bool Is(int at, string text) => _text.Has(at + text.Length) && _text.Ahead[at..].StartsWith(text, StringComparison.Ordinal);

    private bool Skip(string end, int from)
    {
        var at = _text.Find(end, from);
        if (at >= 0)
            _text.Take(at + end.Length);
        return at >= 0;
    }

    private void Begin(XmlTag tag)
    {
        foreach (var (name, value) in tag.Attributes)
        {
            if (name.StartsWith("xmlns:", StringComparison.Ordinal) && _declared.Count < 1000)
                _declared[name[6..]] = value;
        }
        if (!_inChannel)
        {
            _inChannel = !tag.Empty && XmlTag.Local(tag.Name) == "channel";
            return;
        }
        if (tag.Name == "item" && _open.Count > 0)
        {
            // The end of the item before is missing.
            _mendings.Add(Mending.Tag, _text.Line);
            CloseTo(1);
        }
        if (_open.Count >= MaxDepth)
        {
            _mendings.Add(Mending.Depth, _text.Line);
            _tooDeep += tag.Empty ? 0 : 1;
            return;
        }
        var element = new XElement(Name(tag.Name));
        foreach (var (name, value) in tag.Attributes.Where(a => !a.Name.StartsWith("xmlns", StringComparison.Ordinal) && IsName(XmlTag.Local(a.Name))).DistinctBy(a => XmlTag.Local(a.Name)))
            element.SetAttributeValue(XmlTag.Local(name), value);
        if (_open.TryPeek(out var above))
            above.Add(element);
        _open.Push(new(element, tag.Name));
        if (tag.Empty)
            CloseTo(_open.Count);
    }

    private bool ReadEndTag()
    {
        var length = _text.Find(">");
        if (length < 0)
            return false;
        var line = _text.Line;
        var name = _text.Take(length + 1)[2..^1].Trim().ToString();
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return true;
        }
        if (_open.Count == 0)
        {
            _closed |= _inChannel && XmlTag.Local(name) == "channel";
            return true;
        }
        // The stack is at most MaxDepth deep.
        var depth = _open.Count;
        foreach (var open in _open)
        {
            if (open.Name == name)
                break;
            depth--;
        }
        if (depth != _open.Count)
            _mendings.Add(Mending.Tag, line);
        if (depth > 0)
            CloseTo(depth);
        else if (name is "channel" or "rss")
            CloseTo(1);
        _closed |= name == "channel";
        return true;
    }

    /// <summary>Closes open elements, until there are fewer than so many.</summary>
    private void CloseTo(int depth)
    {
        _tooDeep = 0;
        while (_open.Count >= depth && _open.Count > 0)
        {
            var closed = _open.Pop();
            closed.Flush();
            if (_open.Count == 0)
                _complete.Enqueue(closed.Element);
        }
    }

    private void NoteEnd()
    {
        if (!_inChannel || (_closed && _open.Count == 0))
            return;
        var unfinished = _open.LastOrDefault()?.Element;
        foreach (var open in _open)
            open.Flush();
        var title = unfinished?.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value;
        _mendings.Cut = (_text.Line, unfinished is null ? "" : SourceText.Cut(SourceText.OneLine(title is { Length: > 0 } ? title : unfinished.Name.LocalName), 80));
    }

    private XName Name(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var local = XmlTag.Local(name);
        if (!IsName(local))
            local = new StringBuilder("_").Append([.. local.Where(XmlConvert.IsNCNameChar)]).ToString();
        if (colon <= 0)
            return XName.Get(local);
        var prefix = name[..colon];
        if (_declared.TryGetValue(prefix, out var space) && space.Length > 0)
            return XName.Get(local, space);
        if (_undeclared.Count < 1000 && _undeclared.Add(prefix))
            _mendings.Add(Mending.Prefix, _text.Line);
        return XName.Get(local, KnownPrefixes.GetValueOrDefault(prefix, "urn:undeclared:" + prefix));
    }

    private static bool IsName(string name) => name.Length > 0 && XmlConvert.IsStartNCNameChar(name[0]) && name.All(XmlConvert.IsNCNameChar);

    /// <param name="Name">As it is written, by which the end tag is recognized.</param>
    private sealed record OpenElement(XElement Element, string Name)
    {
        /// <summary>What is not added yet: a text in many pieces becomes one node.</summary>
        public StringBuilder Text { get; } = new();

        public bool Parent { get; private set; }

        public void Add(XElement child)
        {
            Flush();
            Element.Add(child);
            Parent = true;
        }

        public void Flush()
        {
            if (Text.Length > 0)
                Element.Add(new XText(Text.ToString()));
            Text.Clear();
        }
    }
}
