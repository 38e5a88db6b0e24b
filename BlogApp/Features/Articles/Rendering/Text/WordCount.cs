using System.Text;

namespace BlogApp.Features.Articles.Rendering.Text;

/// <summary>How long a text takes to read: Chinese by the character, 400 a minute; everything else by the word, 230 a minute.</summary>
internal readonly record struct WordCount(int Characters, int SpacedWords)
{
    private const double CharactersAMinute = 400;
    private const double WordsAMinute = 230;

    public int Words => Characters + SpacedWords;

    /// <summary>Full minutes, rounded, at least 1.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round((Characters / CharactersAMinute) + (SpacedWords / WordsAMinute), MidpointRounding.AwayFromZero));

    // A technical text in Chinese is full of English names and code: a third in characters is enough.
    public bool MostlyChinese => Characters > 0 && Characters * 2 >= SpacedWords;

    public static WordCount Of(string text)
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
