using System.Text;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>The reading time of a text: Chinese at 400 characters a minute, everything else at 230 words a minute.</summary>
internal readonly record struct WordCount(int Characters, int SpacedWords)
{
    private const double CharactersAMinute = 400;
    private const double WordsAMinute = 230;

    public int Words => Characters + SpacedWords;

    /// <summary>Whole minutes, rounded, at least 1.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round((Characters / CharactersAMinute) + (SpacedWords / WordsAMinute), MidpointRounding.AwayFromZero));

    // A technical text in Chinese contains many English names and code, so a third of characters is enough.
    public bool MostlyChinese => Characters > 0 && Characters * 2 >= SpacedWords;

    public static WordCount Count(string text)
    {
        int characters = 0, words = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (ChineseText.IsCharacter(rune))
            {
                characters++;
                inWord = false;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                if (!inWord)
                    words++;
                inWord = true;
            }
            else if (rune.Value is not ('\'' or '’' or '-' or '_'))
            {
                inWord = false;
            }
        }
        return new(characters, words);
    }
}
