using System.Text;
using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>Replaces a word in the input and leaves the rest unchanged. Pure.</summary>
internal static class SpelledWords
{
    /// <param name="word">Folded; matches any spelling that folds to it.</param>
    public static string Replace(string text, string word, string better)
    {
        var prepared = SearchText.Prepare(text);
        var replaced = new StringBuilder(text.Length);
        var done = 0;
        foreach (var spelled in SearchWords.Split(prepared).Where(spelled => spelled.Text == word))
        {
            replaced.Append(prepared, done, spelled.Start - done).Append(better);
            done = spelled.End;
        }
        return replaced.Append(prepared, done, prepared.Length - done).Replace(SearchText.Separator.ToString(), "").ToString();
    }
}
