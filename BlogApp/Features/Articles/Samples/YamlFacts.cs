using BlogApp.Platform.Languages;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace BlogApp.Features.Articles.Samples;

/// <summary>
/// Reads front matter YAML as texts and lists of texts. Keys of nested maps are prefixed with their map's, as in
/// <c>cover.image</c>.
/// </summary>
internal static class YamlFacts
{
    /// <summary>Maximum nesting of maps and lists. The tree is built recursively, so a file must not overflow the stack.</summary>
    private const int Deepest = 16;
    private const int DeepestKept = 3;

    // References to something said before. A few dozen in each other expand beyond any memory.
    private const int MostReferences = 24;
    private const int MostFacts = 10_000;

    /// <exception cref="YamlException">The text is invalid, nested too deeply, or refers to itself too often.</exception>
    public static Dictionary<string, object> Read(string text)
    {
        var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        // Reads events, not objects, so that a file cannot name a type.
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new BoundedParser(new StringReader(text)));
        }
        // The library lets these escape from odd texts.
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or AnchorNotFoundException)
        {
            throw new YamlException(error.Message, error);
        }
        if (yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode map)
            Add(facts, "", map, 0);
        return facts;
    }

    private static void Add(Dictionary<string, object> facts, string prefix, YamlMappingNode map, int depth)
    {
        if (facts.Count > MostFacts)
            throw new YamlException(map.Start, map.End, Phrase.Key("It says more than any article's front matter."));
        // What is merged in gives way to what the map says itself.
        foreach (var (key, value) in map.Children.OrderBy(child => child.Key is YamlScalarNode { Value: "<<" } ? 0 : 1))
        {
            if (key is not YamlScalarNode { Value: { } said })
                continue;
            if (said == "<<" && depth < DeepestKept)
            {
                foreach (var merged in value is YamlSequenceNode several ? several.Children.OfType<YamlMappingNode>().Reverse() : value is YamlMappingNode one ? [one] : [])
                    Add(facts, prefix, merged, depth + 1);
                continue;
            }
            var name = prefix + said;
            if (value is YamlScalarNode { Value: { } text } scalar)
                facts[name] = scalar.Style == ScalarStyle.Plain && text is "null" or "~" ? "" : text;
            else if (value is YamlSequenceNode list)
                facts[name] = list.Children.OfType<YamlScalarNode>().Select(n => n.Value ?? "").Where(v => v.Length > 0).ToList();
            else if (value is YamlMappingNode inner && depth < DeepestKept)
                Add(facts, name + ".", inner, depth + 1);
        }
    }

    /// <summary>Rejects deep nesting and many references.</summary>
    private sealed class BoundedParser(TextReader text) : IParser
    {
        private readonly Parser _parser = new(text);
        private int _depth;
        private int _references;

        public ParsingEvent? Current => _parser.Current;

        public bool MoveNext()
        {
            var more = _parser.MoveNext();
            if (_parser.Current is not { } current)
                return more;
            if (current is AnchorAlias && ++_references > MostReferences)
                throw new YamlException(current.Start, current.End, Phrase.Key("More than 24 references stand in it."));
            _depth += current.NestingIncrease;
            if (_depth > Deepest)
                throw new YamlException(current.Start, current.End, Phrase.Key("Lists and maps stand more than 16 deep in each other."));
            return more;
        }
    }
}
