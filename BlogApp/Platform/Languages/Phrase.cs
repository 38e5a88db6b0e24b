using Microsoft.Extensions.Localization;

namespace BlogApp.Platform.Languages;

/// <summary>
/// A sentence that is not translated yet: the English text, which is the translation's key, and the values for its
/// placeholders. Rules and commands return phrases; the code that displays one translates it for its reader.
/// Untranslated it is English, as in the log and on the command line.
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

    /// <param name="text">A literal, so that a test can look for its translation.</param>
    /// <param name="values">The values for the placeholders. A phrase among them is translated, too.</param>
    public static Phrase Format(string text, params object[] values) => new(text, values);

    /// <summary>
    /// Returns the text unchanged. Marks a text that is looked up elsewhere through a variable, so that a test can look
    /// for its translation.
    /// </summary>
    public static string Key(string text) => text;

    public string In(IStringLocalizer words) =>
        _values.Length == 0 ? words[Text] : words[Text, [.. _values.Select(value => value is Phrase phrase ? phrase.In(words) : value)]];

    public override string ToString() => _values.Length == 0 ? Text : string.Format(InterfaceLanguage.English.Culture, Text, _values);

    public bool Equals(Phrase? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
