using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Highlighting;

/// <summary>A programming language as a table, used by <see cref="CodeScanner"/>.</summary>
internal sealed class CodeLanguage
{
    private readonly FrozenDictionary<char, Delimited[]> _delimited = FrozenDictionary<char, Delimited[]>.Empty;
    private StringComparer Comparer => IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Whether words are case-insensitive. Set it before the words.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Separated by spaces.</summary>
    public required string Keywords { init => KeywordSet = Set(value); }

    /// <summary>Built-in types, separated by spaces.</summary>
    public string Types { init => TypeSet = Set(value); }

    /// <summary>Built-in functions, separated by spaces.</summary>
    public string Functions { init => FunctionSet = Set(value); }

    public FrozenSet<string> KeywordSet { get; private init; } = [];
    public FrozenSet<string> TypeSet { get; private init; } = [];
    public FrozenSet<string> FunctionSet { get; private init; } = [];

    /// <summary>Strings and comments; longer opening marks come first.</summary>
    public required IReadOnlyList<Delimited> Delimited
    {
        init => _delimited = value.GroupBy(d => d.Open[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The kind of the name after a keyword: a type after <c>class</c>, a function after <c>def</c>.</summary>
    public IReadOnlyDictionary<string, TokenKind> Names { get; init; } = FrozenDictionary<string, TokenKind>.Empty;

    /// <summary>Characters besides letters and <c>_</c> that can begin a word.</summary>
    public string WordStart { get; init; } = "";

    /// <summary>Characters besides letters, digits and <c>_</c> that can appear inside a word.</summary>
    public string WordPart { get; init; } = "";

    /// <summary>Characters that can begin a variable.</summary>
    public string Variables { get; init; } = "";

    public string Operators { get; init; } = "+-*/%=<>!&|^~?:";

    /// <summary>Whether a word before <c>(</c> is a function.</summary>
    public bool CallsAreFunctions { get; init; } = true;

    /// <summary>Whether a capitalized word is a type, unless it is called or declared.</summary>
    public bool CapitalsAreTypes { get; init; }

    /// <summary>Whether type arguments may appear between a function's name and its parenthesis.</summary>
    public bool TypeArguments { get; init; }

    /// <summary>Whether <c>/</c> can begin a regular expression.</summary>
    public bool RegularExpressions { get; init; }

    /// <summary>Whether a string before a colon is a key.</summary>
    public bool Keys { get; init; }

    /// <summary>Whether <c>@</c> before a word marks a decorator.</summary>
    public bool Decorators { get; init; }

    /// <summary>Whether to read commands with options and assignments, word by word.</summary>
    public bool Commands { get; init; }

    public ReadOnlySpan<Delimited> DelimitedAt(char first) => _delimited.TryGetValue(first, out var found) ? found : [];

    private FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(Comparer);
}
