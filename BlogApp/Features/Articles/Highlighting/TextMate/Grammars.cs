using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace BlogApp.Features.Articles.Highlighting.TextMate;

/// <summary>The library's grammars. The library and its native part are loaded with the first grammar. A loaded grammar stays in memory.</summary>
internal sealed class Grammars
{
    private readonly Lazy<RegistryOptions> _options = new(static () => new(ThemeName.LightPlus));
    private Registry? _registry;

    /// <summary>Not thread-safe.</summary>
    public IGrammar? Load(string id)
    {
        _registry ??= new(_options.Value);
        return _options.Value.GetScopeByLanguageId(id) is { } scope ? _registry.LoadGrammar(scope) : null;
    }
}
