using System.Text;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Xml;

/// <summary>Finds the encoding of an XML file from its first bytes.</summary>
internal static partial class XmlEncoding
{
    /// <summary>What browsers read ISO 8859-1 as, too: its control characters are letters and quotation marks there.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="head">The beginning of the file.</param>
    /// <param name="start">The length of the byte order mark.</param>
    /// <returns>Null for UTF-8, also if the file claims another encoding and is UTF-8 nevertheless.</returns>
    public static Encoding? Detect(ReadOnlySpan<byte> head, out int start)
    {
        start = head.StartsWith("\ufeff"u8) ? 3 : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? 2 : 0;
        if (start == 3)
            return null;
        if (start == 2)
            return head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        if (head.Length > 3 && head[1] == 0 && head[0] == '<')
            return Encoding.Unicode;
        if (head.Length > 3 && head[0] == 0 && head[1] == '<')
            return Encoding.BigEndianUnicode;
        var said = Declared().Match(Encoding.Latin1.GetString(head[..Math.Min(head.Length, 1024)]));
        return !said.Success || IsUtf8(head) ? null : Named(said.Groups[1].Value);
    }

    /// <summary>The beginning of a file as text, to see what it is.</summary>
    public static string Text(ReadOnlySpan<byte> head) => (Detect(head, out var start) ?? Encoding.UTF8).GetString(head[start..]);

    private static Encoding? Named(string name)
    {
        if (name.ToLowerInvariant() is "utf-8" or "utf8" or "us-ascii" or "ascii" or "utf-16" or "unicode")
            return null;
        if (name.ToLowerInvariant() is "iso-8859-1" or "latin1" or "windows-1252" or "cp1252")
            return Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether there are characters outside ASCII, and all of them are UTF-8. Other encodings hardly ever look like it.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        var seen = false;
        while (head.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at)
        {
            head = head[at..];
            if (Rune.DecodeFromUtf8(head, out _, out var length) is System.Buffers.OperationStatus.InvalidData)
                return false;
            seen |= length > 1;
            head = head[length..];
        }
        return seen;
    }

    [GeneratedRegex(@"<\?xml[^>]*?encoding\s*=\s*[""']([A-Za-z0-9._:-]{1,40})[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
