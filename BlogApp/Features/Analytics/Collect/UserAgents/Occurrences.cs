namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>Enumerates the occurrences of a word in a text, ignoring case, in one pass.</summary>
internal ref struct Occurrences(ReadOnlySpan<char> text, string word)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _from;
    private int _at;

    public readonly ReadOnlySpan<char> Before => _text[.._at];
    public readonly ReadOnlySpan<char> Word => _text.Slice(_at, word.Length);
    public readonly ReadOnlySpan<char> After => _text[(_at + word.Length)..];

    public bool Next()
    {
        var found = _text[_from..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (found < 0) return false;
        _at = _from + found;
        _from = _at + word.Length;
        return true;
    }
}
