using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Highlighting.TextMate;

/// <summary>Languages that are highlighted with a TextMate grammar, because our own scanners do not support them.</summary>
internal sealed class FurtherLanguages
{
    // Label, the grammar's id, whether variables carry a sign such as $x, then aliases.
    private static readonly (string Label, string Id, bool Signs, string[] Names)[] Table =
    [
        ("Batch", "bat", true, ["cmd"]),
        ("C", "c", false, ["h"]),
        ("C++", "cpp", false, ["c++", "cc", "cxx", "hpp"]),
        ("Clojure", "clojure", false, ["clj"]),
        ("CoffeeScript", "coffeescript", false, ["coffee"]),
        ("CSS", "css", false, []),
        ("Dart", "dart", false, []),
        ("Diff", "diff", false, ["patch"]),
        ("Dockerfile", "dockerfile", true, ["docker"]),
        ("F#", "fsharp", false, ["fs", "f#"]),
        ("Go", "go", false, ["golang"]),
        ("Groovy", "groovy", false, ["gradle"]),
        ("INI", "ini", false, ["properties"]),
        ("Java", "java", false, []),
        ("Julia", "julia", false, ["jl"]),
        ("LaTeX", "latex", false, ["tex"]),
        ("Less", "less", true, []),
        ("Makefile", "makefile", true, ["make", "mk"]),
        ("Markdown", "markdown", false, ["md"]),
        ("Objective-C", "objective-c", false, ["objc"]),
        ("Perl", "perl", true, ["pl"]),
        ("PHP", "php", true, []),
        ("PowerShell", "powershell", true, ["ps1", "pwsh"]),
        ("R", "r", false, []),
        ("Ruby", "ruby", true, ["rb"]),
        ("Rust", "rust", false, ["rs"]),
        ("SCSS", "scss", true, ["sass"]),
        ("Visual Basic", "vb", false, ["vbnet"]),
    ];

    private readonly FrozenDictionary<string, HighlightedLanguage> _byName;

    public FurtherLanguages(GrammarReader reader)
    {
        _byName = Table.SelectMany(line => line.Names.Append(line.Id), (line, name) => (name, line))
            .ToFrozenDictionary(entry => entry.name, entry => Create(entry.line.Label, entry.line.Id, entry.line.Signs, reader), StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<HighlightedLanguage> All => _byName.Values.DistinctBy(language => language.Name);

    /// <summary>Finds a language by any of its names; null when it is unknown.</summary>
    public HighlightedLanguage? Find(string name) => _byName.GetValueOrDefault(name);

    private static HighlightedLanguage Create(string label, string id, bool signs, GrammarReader reader) => new(label, id, text => reader.Read(text, id, signs));
}
