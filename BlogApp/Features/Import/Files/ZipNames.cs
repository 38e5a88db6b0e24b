using System.Text;

namespace BlogApp.Features.Import.Files;

/// <summary>
/// The names in a zip that does not say that they are UTF-8. Its archive is opened with this encoding, which keeps their
/// bytes; then they are read together as what all of them can be: UTF-8, the code page of DOS, or GBK.
/// </summary>
internal sealed class ZipNames : Encoding
{
    // Characters for private use, which no name has otherwise.
    private const char First = '\uf780';

    private static readonly Encoding Dos = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    public static ZipNames Kept { get; } = new();

    /// <summary>The encoding of names that were kept as bytes.</summary>
    public static Encoding Detect(IEnumerable<string> names)
    {
        var bytes = names.Where(IsKept).SelectMany(name => Kept.GetBytes(name + "\n")).ToArray();
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(bytes);
        if (isUtf8 && !IsMixture(UTF8.GetString(bytes)))
            return UTF8;
        // In the code page of DOS, letters of the West are letters, and two bytes of a Chinese one are parts of a frame.
        if (!isUtf8 && Dos.GetString(bytes).Where(c => c > '\u007f').All(char.IsLetter))
            return Dos;
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            gbk.GetCharCount(bytes);
            return gbk;
        }
        catch (DecoderFallbackException)
        {
            return isUtf8 ? UTF8 : Dos;
        }
    }

    /// <summary>
    /// Whether a word mixes alphabets, as no word does. Some Chinese names in GBK happen to be valid UTF-8: 图片 reads as
    /// Greek and Latin, "ͼƬ".
    /// </summary>
    private static bool IsMixture(string text)
    {
        var alphabet = 0;
        foreach (var c in text)
        {
            var next = c switch
            {
                < '\u0080' => 0,
                < '\u0250' => 1,
                // Accents belong to any alphabet.
                >= '\u0300' and < '\u0370' => alphabet,
                // Greek, Cyrillic, Hebrew and so on, about a row of code points each.
                < '\u0800' => c >> 8,
                // Three bytes in UTF-8, which other encodings hardly ever form by chance.
                _ => 0,
            };
            if (next != 0 && alphabet != 0 && next != alphabet)
                return true;
            alphabet = next;
        }
        return false;
    }

    /// <summary>A name with forward slashes. Windows writes backslashes.</summary>
    public static string Decode(string name, Encoding encoding) => (IsKept(name) ? encoding.GetString(Kept.GetBytes(name)) : name).Replace('\\', '/');

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var at = 0; at < charCount; at++)
            bytes[byteIndex + at] = (byte)(chars[charIndex + at] >= First ? chars[charIndex + at] - First + 0x80 : chars[charIndex + at]);
        return charCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var at = 0; at < byteCount; at++)
            chars[charIndex + at] = bytes[byteIndex + at] < 0x80 ? (char)bytes[byteIndex + at] : (char)(First + bytes[byteIndex + at] - 0x80);
        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    private static bool IsKept(string name) => name.AsSpan().ContainsAnyInRange(First, (char)(First + 0x7F));
}
