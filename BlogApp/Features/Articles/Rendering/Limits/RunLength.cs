using Markdig.Helpers;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// The distance to the next space, or to a character. After the beginning of an address the parser reads that far ahead, so a long run of
/// <c>(www.a(www.a</c> or <c>[](</c> takes quadratic time.
/// </summary>
/// <param name="end">The character; null: a space.</param>
internal sealed class RunLength(char? end = null)
{
    private int _end;

    /// <summary>Begins a new paragraph.</summary>
    public void Begin() => _end = 0;

    /// <summary>Number of characters from here to the end. Each character is examined once.</summary>
    public int Ahead(StringSlice slice)
    {
        if (slice.Start >= _end)
        {
            _end = slice.Start + 1;
            while (_end <= slice.End && !(end is { } last ? slice.Text[_end] == last : char.IsWhiteSpace(slice.Text[_end])))
                _end++;
        }
        return _end - slice.Start;
    }

    /// <summary>Whether a bare address can begin with these letters: http, www, ftp, mailto, tel.</summary>
    public static bool BeginsAddress(char first, char second, char third) =>
        (char.ToLowerInvariant(first), char.ToLowerInvariant(second), char.ToLowerInvariant(third))
            is ('h', 't', 't') or ('w', 'w', 'w') or ('f', 't', 'p') or ('m', 'a', 'i') or ('t', 'e', 'l');
}
