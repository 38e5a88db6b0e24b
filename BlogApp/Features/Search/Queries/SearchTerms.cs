using System.Globalization;
using System.Text;
using BlogApp.Features.Articles.Rendering.Text;

namespace BlogApp.Features.Search.Queries;

/// <summary>Takes text apart into words as the index does: runs of letters and numbers, and each Chinese character alone.</summary>
internal static class SearchTerms
{
    public static IReadOnlyList<Term> Of(string text)
    {
        var terms = new List<Term>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (ChineseText.IsCharacter(rune))
            {
                End();
                terms.Add(new(rune.ToString(), IsCharacter: true));
            }
            else if (Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
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

    /// <summary>Parts where letters meet Chinese: “Redis缓存” finds “缓存 in Redis”, too.</summary>
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

    /// <summary>Small letters without accents, as the index's vocabulary has them.</summary>
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
internal readonly record struct Term(string Text, bool IsCharacter);
