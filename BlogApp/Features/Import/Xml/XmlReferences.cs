using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Xml;

/// <summary>Resolves references to characters, and leaves out what XML forbids. Nothing is ever expanded: a document's own entities are not read.</summary>
internal sealed partial class XmlReferences(Mendings mendings)
{
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff");

    /// <summary>A text outside CDATA.</summary>
    /// <param name="line">The line at which it begins.</param>
    public string Resolve(string text, int line)
    {
        text = Allowed(text, line);
        if (!text.Contains('&', StringComparison.Ordinal))
            return text;
        var resolved = new StringBuilder(text.Length);
        var from = 0;
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', from))
        {
            line += text.AsSpan(from, at - from).Count('\n');
            resolved.Append(text, from, at - from);
            var reference = Reference().Match(text, at);
            var character = reference.Success ? CharacterOf(reference.Groups[1].Value, line) : null;
            if (character is null)
                mendings.Add(Mending.BareSign, line);
            resolved.Append(character ?? "&");
            from = at + (character is null ? 1 : reference.Length);
        }
        return Joined(resolved.Append(text, from, text.Length - from), line);
    }

    /// <summary>A text inside CDATA: HTML, whose entities stay. References to forbidden characters mean nothing there either.</summary>
    public string Section(string text, int line)
    {
        text = Allowed(text, line);
        if (!text.Contains("&#", StringComparison.Ordinal))
            return text;
        var (counted, at) = (line, 0);
        return Numbers().Replace(text, match =>
        {
            counted += text.AsSpan(at, match.Index - at).Count('\n');
            at = match.Index;
            if (match.Groups[2].Success)
            {
                mendings.Add(Mending.ControlCharacter, counted);
                return char.ConvertFromUtf32(char.ConvertToUtf32((char)Number(match.Groups[1].Value)!, (char)Number(match.Groups[2].Value)!));
            }
            if (Number(match.Groups[1].Value) is { } code && Rune.IsValid(code) && IsAllowed(code))
                return match.Value;
            mendings.Add(Mending.ControlCharacter, counted);
            return "";
        });
    }

    private string Allowed(string text, int line)
    {
        text = text.ReplaceLineEndings("\n");
        if (!text.AsSpan().ContainsAny(Forbidden))
            return text;
        var allowed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line += c == '\n' ? 1 : 0;
            if (Forbidden.Contains(c))
                mendings.Add(Mending.ControlCharacter, line);
            else
                allowed.Append(c);
        }
        return allowed.ToString();
    }

    /// <summary>The character that a reference means; empty when it is forbidden; null when the reference is none.</summary>
    private string? CharacterOf(string name, int line)
    {
        switch (name)
        {
            case "amp": return "&";
            case "lt": return "<";
            case "gt": return ">";
            case "quot": return "\"";
            case "apos": return "'";
        }
        if (!name.StartsWith('#'))
        {
            if (WebUtility.HtmlDecode($"&{name};") is var decoded && decoded.StartsWith('&'))
                return null;
            mendings.Add(Mending.HtmlEntity, line);
            return decoded;
        }
        if (Number(name) is not { } code || !IsAllowed(code) || code > 0x10FFFF)
        {
            mendings.Add(Mending.ControlCharacter, line);
            return "";
        }
        // Two halves of one character are written as two references; they are joined afterwards. Numbers of Windows-1252 are read as browsers do.
        return code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString()
            : code is >= 0x80 and <= 0x9F ? XmlEncoding.Windows1252.GetString([(byte)code]) : char.ConvertFromUtf32(code);
    }

    /// <summary>Leaves out halves of characters that have no other half.</summary>
    private string Joined(StringBuilder resolved, int line)
    {
        var text = resolved.ToString();
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        resolved.Clear();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                resolved.Append(text[at]);
            else if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                resolved.Append(text[at]).Append(text[++at]);
            else
                mendings.Add(Mending.ControlCharacter, line);
        }
        return resolved.ToString();
    }

    private static bool IsAllowed(int code) => code is 9 or 10 or 13 or (>= 0x20 and not (0xFFFE or 0xFFFF));

    private static int? Number(string reference) => reference.StartsWith("#x", StringComparison.OrdinalIgnoreCase)
        ? int.TryParse(reference.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0 ? hex : null
        : int.TryParse(reference.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\G&(#[0-9]{1,10}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    // The second group: a character outside the first 65,536, as two halves.
    [GeneratedRegex(@"&(#[xX][dD][89aAbB][0-9A-Fa-f]{2});&(#[xX][dD][c-fC-F][0-9A-Fa-f]{2});|&(?<1>#[0-9]{1,10}|#[xX][0-9A-Fa-f]{1,8});", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
