using Markdig.Helpers;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// How far it is to the next space. Behind the beginning of an address the parser reads on that far, so a long run of
/// <c>(www.a(www.a</c> or <c>[](</c> costs the square of its length.
/// </summary>
internal sealed class RunLength
{
    private int _end;

    /// <summary>A new paragraph.</summary>
    public void Begin() => _end = 0;

    /// <summary>Characters from here to the next space; each character is looked at once.</summary>
    public int Ahead(StringSlice slice)
    {
        if (slice.Start >= _end)
        {
            _end = slice.Start + 1;
            while (_end <= slice.End && !char.IsWhiteSpace(slice.Text[_end]))
                _end++;
        }
        return _end - slice.Start;
    }

    /// <summary>Whether a bare address may begin with these letters: http, www, ftp, mailto, tel.</summary>
    public static bool BeginsAddress(char first, char second, char third) =>
        (char.ToLowerInvariant(first), char.ToLowerInvariant(second), char.ToLowerInvariant(third))
            is ('h', 't', 't') or ('w', 'w', 'w') or ('f', 't', 'p') or ('m', 'a', 'i') or ('t', 'e', 'l');
}
