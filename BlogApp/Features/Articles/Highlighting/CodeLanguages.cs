using System.Collections.Frozen;
using BlogApp.Features.Articles.Highlighting.Languages;

namespace BlogApp.Features.Articles.Highlighting;

/// <summary>A language for code blocks.</summary>
/// <param name="Label">The display name.</param>
/// <param name="Name">The name in the class <c>language-…</c>.</param>
/// <param name="Scan">Reads the code up to its end.</param>
internal sealed record HighlightedLanguage(string Label, string Name, Action<CodeText> Scan);

/// <summary>The highlighted languages, by the names that authors write after the fence.</summary>
internal static class CodeLanguages
{
    private static readonly FrozenDictionary<string, HighlightedLanguage> ByName = new (HighlightedLanguage Language, string[] Names)[]
    {
        (Create("C#", "csharp", CSharp.Table), ["csharp", "cs", "c#"]),
        (Create("JavaScript", "javascript", JavaScript.Table), ["javascript", "js", "mjs", "jsx"]),
        (Create("TypeScript", "typescript", JavaScript.TypeScript), ["typescript", "ts", "tsx"]),
        (Create("Python", "python", Python.Table), ["python", "py", "python3"]),
        (Create("SQL", "sql", Sql.Table), ["sql", "sqlite", "postgresql", "postgres", "pgsql", "mysql", "tsql"]),
        (Create("Lua", "lua", Lua.Table), ["lua"]),
        (Create("Shell", "shell", Shell.Table), ["shell", "sh", "bash", "zsh", "console", "shell-session"]),
        (Create("JSON", "json", Json.Table), ["json", "jsonc", "json5"]),
        (new("YAML", "yaml", static text => new YamlScanner(text).Run()), ["yaml", "yml"]),
        (new("HTML", "html", static text => new MarkupScanner(text).Run()), ["html", "htm", "xhtml"]),
        (new("XML", "xml", static text => new MarkupScanner(text).Run()), ["xml", "svg", "csproj"]),
    }.SelectMany(entry => entry.Names, (entry, name) => (name, entry.Language))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Language, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<HighlightedLanguage> All => ByName.Values.Distinct();

    /// <summary>Finds a language by any of its names; null when it is unknown.</summary>
    public static HighlightedLanguage? Find(string name) => ByName.GetValueOrDefault(name);

    private static HighlightedLanguage Create(string label, string name, CodeLanguage table) => new(label, name, text => new CodeScanner(table, text).Run());
}
