using System.Xml;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// Refuses a file whose elements nest too deeply, before any of them becomes an object: adding an element walks up to
/// the outermost one, so 200,000 in each other take minutes.
/// </summary>
internal static class WxrDepth
{
    /// <summary>An export has five levels; plugins may add some.</summary>
    public const int Most = 64;

    /// <param name="open">Opens the file from the start.</param>
    /// <exception cref="ContentFormatException">The elements nest too deeply; the message says where.</exception>
    public static void Check(Func<Stream> open)
    {
        using var stream = open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > Most)
                    throw new ContentFormatException(Phrase.Format("The elements of the file stand more than {0} deep in each other at line {1}. Nothing was imported.", Most, ((IXmlLineInfo)reader).LineNumber).ToString());
            }
        }
        catch (XmlException)
        {
            // Where a file is broken, reading its content says so.
        }
    }
}
