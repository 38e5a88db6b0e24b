using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Languages;

/// <summary>
/// A sentence that is not in a language yet: the English text, which is the key of its translation, and what is filled
/// in. Rules and commands answer with it; who shows it says it in the language of whoever reads. By itself it is
/// English, as in the log and on the command line.
/// </summary>
internal sealed class Phrase : IEquatable<Phrase>
{
    private readonly object[] _values;

    private Phrase(string text, object[] values)
    {
        Text = text;
        _values = values;
    }

    public string Text { get; }

    /// <param name="text">A literal, so that a test can ask for its translation.</param>
    /// <param name="values">For its places; a phrase among them is said in the same language.</param>
    public static Phrase Of(string text, params object[] values) => new(text, values);

    /// <summary>Marks a text that is looked up elsewhere, through a variable, so that a test can ask for its translation; gives it back as it is.</summary>
    public static string Key(string text) => text;

    public string In(IStringLocalizer words) =>
        _values.Length == 0 ? words[Text] : words[Text, [.. _values.Select(value => value is Phrase phrase ? phrase.In(words) : value)]];

    public override string ToString() => _values.Length == 0 ? Text : string.Format(InterfaceLanguage.English.Culture, Text, _values);

    public bool Equals(Phrase? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
