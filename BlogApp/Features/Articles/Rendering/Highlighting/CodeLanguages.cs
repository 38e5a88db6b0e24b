using System.Collections.Frozen;
using BlogApp.Features.Articles.Rendering.Highlighting.Languages;

namespace BlogApp.Features.Articles.Rendering.Highlighting;

/// <summary>A language a code block can be written in.</summary>
/// <param name="Label">The name a reader knows it by.</param>
/// <param name="Name">The name in the class <c>language-…</c>.</param>
/// <param name="Scan">Reads the code up to its end.</param>
internal sealed record HighlightedLanguage(string Label, string Name, Action<CodeText> Scan);

/// <summary>The languages that are coloured, by the names authors write behind the fence.</summary>
internal static class CodeLanguages
{
    private static readonly FrozenDictionary<string, HighlightedLanguage> ByName = new (HighlightedLanguage Language, string[] Names)[]
    {
        (Of("C#", "csharp", CSharp.Table), ["csharp", "cs", "c#"]),
        (Of("JavaScript", "javascript", JavaScript.Table), ["javascript", "js", "mjs", "jsx"]),
        (Of("TypeScript", "typescript", JavaScript.TypeScript), ["typescript", "ts", "tsx"]),
        (Of("Python", "python", Python.Table), ["python", "py", "python3"]),
        (Of("SQL", "sql", Sql.Table), ["sql", "sqlite", "postgresql", "postgres", "pgsql", "mysql", "tsql"]),
        (Of("Lua", "lua", Lua.Table), ["lua"]),
        (Of("Shell", "shell", Shell.Table), ["shell", "sh", "bash", "zsh", "console", "shell-session"]),
        (Of("JSON", "json", Json.Table), ["json", "jsonc", "json5"]),
        (new("YAML", "yaml", static text => new YamlScanner(text).Run()), ["yaml", "yml"]),
        (new("HTML", "html", static text => new MarkupScanner(text).Run()), ["html", "htm", "xhtml"]),
        (new("XML", "xml", static text => new MarkupScanner(text).Run()), ["xml", "svg", "csproj"]),
    }.SelectMany(entry => entry.Names, (entry, name) => (name, entry.Language))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Language, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<HighlightedLanguage> All => ByName.Values.Distinct();

    /// <summary>The language by any of its names; null when it is unknown.</summary>
    public static HighlightedLanguage? Find(string name) => ByName.GetValueOrDefault(name);

    private static HighlightedLanguage Of(string label, string name, CodeLanguage table) => new(label, name, text => new CodeScanner(table, text).Run());
}
