namespace BlogApp.Features.Search.Index;

/// <summary>A word as the index has it, and where it stands in the text.</summary>
/// <param name="Text">Folded: letters, numbers and marks only.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends, behind the marks of its last letter.</param>
/// <param name="IsCharacter">Whether it is a single Chinese or Japanese character.</param>
/// <param name="IsJoined">Whether nothing but a boundary found by a dictionary is between it and the word before it.</param>
internal readonly record struct SearchWord(string Text, int Start, int End, bool IsCharacter, bool IsJoined = false)
{
    /// <summary>Whether it is the second word of a name such as C#, which stands in front of the name itself.</summary>
    public bool IsHidden => ExactTokens.IsHidden(Text[0]);
}
