using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Rendering.Highlighting;

/// <summary>A programming language as a table; <see cref="CodeScanner"/> reads by it.</summary>
internal sealed class CodeLanguage
{
    private readonly FrozenDictionary<char, Delimited[]> _delimited = FrozenDictionary<char, Delimited[]>.Empty;
    private StringComparer Comparer => IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Whether words mean the same in capitals. Set it before the words.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Separated by spaces.</summary>
    public required string Keywords { init => KeywordSet = Set(value); }

    /// <summary>Types that come with the language, separated by spaces.</summary>
    public string Types { init => TypeSet = Set(value); }

    /// <summary>Functions that come with the language, separated by spaces.</summary>
    public string Functions { init => FunctionSet = Set(value); }

    public FrozenSet<string> KeywordSet { get; private init; } = [];
    public FrozenSet<string> TypeSet { get; private init; } = [];
    public FrozenSet<string> FunctionSet { get; private init; } = [];

    /// <summary>Strings and comments, those with the longer opening mark first.</summary>
    public required IReadOnlyList<Delimited> Delimited
    {
        init => _delimited = value.GroupBy(d => d.Open[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>What the name behind a keyword is: behind <c>class</c> a type, behind <c>def</c> a function.</summary>
    public IReadOnlyDictionary<string, TokenKind> Names { get; init; } = FrozenDictionary<string, TokenKind>.Empty;

    /// <summary>Characters besides letters and <c>_</c> that a word may begin with.</summary>
    public string WordStart { get; init; } = "";

    /// <summary>Characters besides letters, digits and <c>_</c> inside a word.</summary>
    public string WordPart { get; init; } = "";

    /// <summary>Characters that a variable begins with.</summary>
    public string Variables { get; init; } = "";

    public string Operators { get; init; } = "+-*/%=<>!&|^~?:";

    /// <summary>A word in front of <c>(</c> is a function.</summary>
    public bool CallsAreFunctions { get; init; } = true;

    /// <summary>A word that begins with a capital is a type, unless it is called or declared.</summary>
    public bool CapitalsAreTypes { get; init; }

    /// <summary>Type arguments may stand between a function's name and its parenthesis.</summary>
    public bool TypeArguments { get; init; }

    /// <summary><c>/</c> may begin a regular expression.</summary>
    public bool RegularExpressions { get; init; }

    /// <summary>A string in front of a colon is a key.</summary>
    public bool Keys { get; init; }

    /// <summary><c>@</c> in front of a word marks a decorator.</summary>
    public bool Decorators { get; init; }

    /// <summary>Reads commands with options and assignments, word by word.</summary>
    public bool Commands { get; init; }

    public ReadOnlySpan<Delimited> DelimitedAt(char first) => _delimited.TryGetValue(first, out var found) ? found : [];

    private FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(Comparer);
}
