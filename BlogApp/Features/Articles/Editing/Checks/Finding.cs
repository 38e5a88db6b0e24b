using System.Text.Json.Serialization;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Editing.Checks;

/// <summary>Something in a text that its author may want to look at.</summary>
/// <param name="Line">From 1.</param>
/// <param name="From">Where it begins and ends in the text, in characters.</param>
internal sealed record Finding(int Line, int From, int To, [property: JsonIgnore] Phrase Problem);

/// <summary>A link, or a picture, of a text.</summary>
/// <param name="Address">As it is written.</param>
internal sealed record TextLink(string Address, int Line, int From, int To);
