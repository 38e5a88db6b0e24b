using System.Text;
using System.Xml;

namespace BlogApp.Features.Feeds;

/// <summary>Removes characters that XML does not allow from users' text: control characters and lone surrogates.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!IsCarried(text, i))
                return Rebuild(text);
        return text;
    }

    private static string Rebuild(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (IsCarried(text, i))
                clean.Append(text[i]);
        return clean.ToString();
    }

    private static bool IsCarried(string text, int i) =>
        XmlConvert.IsXmlChar(text[i])
        || (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
        || (i > 0 && XmlConvert.IsXmlSurrogatePair(text[i], text[i - 1]));
}
