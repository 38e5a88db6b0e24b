using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>What the words of a query ask the index for. Pure.</summary>
internal static class SearchPhrases
{
    private const int MostMerged = 3;

    /// <summary>Splits where letters meet Chinese, so that “Redis缓存” also finds “缓存 in Redis”.</summary>
    public static IEnumerable<IReadOnlyList<SearchWord>> Chunked(IReadOnlyList<SearchWord> words)
    {
        for (int start = 0, i = 1; i <= words.Count; i++)
        {
            if (i < words.Count && words[i].IsCharacter == words[start].IsCharacter)
                continue;
            yield return [.. words.Skip(start).Take(i - start)];
            start = i;
        }
    }

    /// <summary>
    /// The words as a phrase; any of several, when a dictionary split them: of an unfinished word, or of one without
    /// its neighbours, it may have made more pieces than in the article.
    /// </summary>
    public static IEnumerable<SearchPhrase> Of(IReadOnlyList<SearchWord> words, bool unfinished)
    {
        List<string> texts = [.. words.Select(word => word.Text)];
        var begins = unfinished || HasParticles(texts[^1]);
        yield return new(texts, begins);
        for (var merged = 2; merged <= Math.Min(MostMerged, words.Count) && words[^(merged - 1)].IsJoined && !words[^(merged - 1)].IsCharacter; merged++)
            yield return new([.. texts.SkipLast(merged), string.Concat(texts.TakeLast(merged))], begins);
    }

    /// <summary>The words one by one; Chinese in pairs, because most of its words have two characters.</summary>
    public static IEnumerable<SearchPhrase> Parts(IReadOnlyList<SearchWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            // Of C# and .NET the exact name alone: a C and a net stand in many places.
            if (i > 0 && words[i - 1].IsHidden)
                continue;
            if (!words[i].IsCharacter || words.Count == 1)
                yield return new([words[i].Text], HasParticles(words[i].Text));
            else if (i + 1 < words.Count && words[i + 1].IsCharacter)
                yield return new([words[i].Text, words[i + 1].Text], false);
        }
    }

    /// <summary>Korean writes particles behind a noun without a space: 검색을 is a form of 검색.</summary>
    private static bool HasParticles(string word) => word.Length > 1 && word[^1] is >= '\uAC00' and <= '\uD7A3';
}
