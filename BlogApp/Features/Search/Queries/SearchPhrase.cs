namespace BlogApp.Features.Search.Queries;

/// <summary>Folded words that must follow each other.</summary>
/// <param name="Begins">Whether the last one may be the beginning of a longer word.</param>
internal sealed record SearchPhrase(IReadOnlyList<string> Words, bool Begins)
{
    /// <summary>As the index understands it. A word contains no quotation marks.</summary>
    public override string ToString() => $"\"{string.Join(' ', Words)}\"" + (Begins ? "*" : "");
}
