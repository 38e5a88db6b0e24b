using System.Globalization;
using System.Text;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>Splits text into words as the index does: runs of letters and numbers, and single Chinese characters.</summary>
internal static class SearchTerms
{
    public static IReadOnlyList<Term> Parse(string text)
    {
        var terms = new List<Term>();
        var word = new StringBuilder();
        foreach (var rune in ExactTokens.Mark(text).EnumerateRunes())
        {
            if (ChineseText.IsCharacter(rune))
            {
                End();
                terms.Add(new(rune.ToString(), IsCharacter: true));
            }
            else if (Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || ExactTokens.IsHidden(rune))
            {
                word.Append(rune);
            }
            else
            {
                End();
            }
        }
        End();
        return terms;

        void End()
        {
            if (word.Length > 0)
                terms.Add(new(word.ToString(), IsCharacter: false));
            word.Clear();
        }
    }

    /// <summary>Splits where letters meet Chinese, so that “Redis缓存” also finds “缓存 in Redis”.</summary>
    public static IEnumerable<IReadOnlyList<Term>> Chunked(this IReadOnlyList<Term> terms)
    {
        for (int start = 0, i = 1; i <= terms.Count; i++)
        {
            if (i < terms.Count && terms[i].IsCharacter == terms[start].IsCharacter)
                continue;
            yield return [.. terms.Skip(start).Take(i - start)];
            start = i;
        }
    }

    /// <summary>Lower case without accents, as in the index's vocabulary.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }
}

/// <param name="Text">Letters and numbers only.</param>
/// <param name="IsCharacter">Whether it is a single Chinese character.</param>
internal readonly record struct Term(string Text, bool IsCharacter)
{
    /// <summary>Whether it is the second word of a name such as C#, which stands in front of the name itself.</summary>
    public bool IsHidden => ExactTokens.IsHidden(Text[0]);
}
