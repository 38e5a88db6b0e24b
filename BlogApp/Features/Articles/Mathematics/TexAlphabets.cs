using System.Text;

namespace BlogApp.Features.Articles.Mathematics;

/// <summary>Letters in other styles: Unicode has mathematical alphabets, with a few letters in other places.</summary>
internal static class TexAlphabets
{
    // Letters that Unicode had before, such as Planck's constant and the real numbers.
    private static readonly Dictionary<int, int> Elsewhere = new()
    {
        [0x1D53A] = 0x2102, [0x1D53F] = 0x210D, [0x1D545] = 0x2115, [0x1D547] = 0x2119, [0x1D548] = 0x211A, [0x1D549] = 0x211D, [0x1D551] = 0x2124,
        [0x1D49D] = 0x212C, [0x1D4A0] = 0x2130, [0x1D4A1] = 0x2131, [0x1D4A3] = 0x210B, [0x1D4A4] = 0x2110, [0x1D4A7] = 0x2112, [0x1D4A8] = 0x2133, [0x1D4AD] = 0x211B,
        [0x1D4BA] = 0x212F, [0x1D4BC] = 0x210A, [0x1D4C4] = 0x2134,
        [0x1D506] = 0x212D, [0x1D50B] = 0x210C, [0x1D50C] = 0x2111, [0x1D515] = 0x211C, [0x1D51D] = 0x2128,
    };

    /// <summary>The code points of the alphabet's capital A, small a and zero; 0: not available.</summary>
    public static (int Capital, int Small, int Digit)? Find(string name) => name switch
    {
        "mathbf" or "boldsymbol" or "bm" => (0x1D400, 0x1D41A, 0x1D7CE),
        "mathbb" => (0x1D538, 0x1D552, 0x1D7D8),
        "mathcal" or "mathscr" => (0x1D49C, 0x1D4B6, 0),
        "mathfrak" => (0x1D504, 0x1D51E, 0),
        "mathsf" => (0x1D5A0, 0x1D5BA, 0x1D7E2),
        "mathtt" => (0x1D670, 0x1D68A, 0x1D7F6),
        _ => null,
    };

    public static string Write(string text, (int Capital, int Small, int Digit) alphabet)
    {
        var written = new StringBuilder(text.Length * 2);
        foreach (var letter in text)
        {
            var place = letter switch
            {
                >= 'A' and <= 'Z' => alphabet.Capital + letter - 'A',
                >= 'a' and <= 'z' => alphabet.Small + letter - 'a',
                >= '0' and <= '9' when alphabet.Digit > 0 => alphabet.Digit + letter - '0',
                _ => letter,
            };
            written.Append(char.ConvertFromUtf32(Elsewhere.GetValueOrDefault(place, place)));
        }
        return written.ToString();
    }
}
