using System.Text;
using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>Marks what a query found, in the text as its author wrote it. Pure.</summary>
internal static class SearchMarks
{
    /// <param name="prepared">See <see cref="SearchText.Prepare"/>.</param>
    public static string Mark(string prepared, IReadOnlyList<SearchPhrase> phrases)
    {
        var words = SearchWords.Split(prepared);
        var marked = new StringBuilder(prepared.Length + 64);
        int done = 0, start = -1, end = -1;
        for (var i = 0; i < words.Count; i++)
        {
            var length = 0;
            foreach (var phrase in phrases)
                if (phrase.Words.Count > length && Stands(phrase, words, i))
                    length = phrase.Words.Count;
            if (length == 0)
                continue;
            // Matches that overlap have one mark. The second word of C# ends before its sign does.
            if (words[i].Start >= end)
                Close();
            if (start < 0)
                start = words[i].Start;
            for (var word = i; word < i + length; word++)
                end = Math.Max(end, words[word].End);
        }
        Close();
        return marked.Append(prepared, done, prepared.Length - done).ToString();

        void Close()
        {
            if (start < 0)
                return;
            marked.Append(prepared, done, start - done).Append(SearchText.MarkStart).Append(prepared, start, end - start).Append(SearchText.MarkEnd);
            (done, start) = (end, -1);
        }
    }

    private static bool Stands(SearchPhrase phrase, IReadOnlyList<SearchWord> words, int at)
    {
        var count = phrase.Words.Count;
        if (at + count > words.Count)
            return false;
        for (var i = 0; i < count; i++)
        {
            var word = words[at + i].Text;
            if (phrase.Begins && i == count - 1 ? !word.StartsWith(phrase.Words[i], StringComparison.Ordinal) : word != phrase.Words[i])
                return false;
        }
        return true;
    }
}
