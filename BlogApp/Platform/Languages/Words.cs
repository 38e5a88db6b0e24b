using System.Collections.Frozen;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;

namespace BlogApp.Platform.Languages;

/// <summary>
/// The interface's texts: <c>@inject IStringLocalizer&lt;Words&gt; Words</c>, <c>@Words["Contents"]</c>. The key is the
/// English text; the Chinese text is in Words.zh-CN.resx. The language is that of the request, or of the request that
/// opened the circuit: a Studio page that re-renders later runs on a thread without a request.
/// </summary>
internal sealed class Words(InterfaceLanguage language) : IStringLocalizer<Words>
{
    /// <summary>English text → Chinese text.</summary>
    public static FrozenDictionary<string, string> Chinese { get; } = Load("Words.zh-CN");

    private readonly FrozenDictionary<string, string> _texts = language == InterfaceLanguage.Chinese ? Chinese : FrozenDictionary<string, string>.Empty;

    public LocalizedString this[string name] =>
        _texts.TryGetValue(name, out var text) ? new(name, text) : new(name, name, language != InterfaceLanguage.English);

    public LocalizedString this[string name, params object[] arguments] =>
        this[name] is var text ? new(name, string.Format(language.Culture, text.Value, arguments), text.ResourceNotFound) : text;

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _texts.Select(text => new LocalizedString(text.Key, text.Value));

    private static FrozenDictionary<string, string> Load(string resource)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return XDocument.Load(file).Descendants("data").ToFrozenDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value, StringComparer.Ordinal);
    }
}
