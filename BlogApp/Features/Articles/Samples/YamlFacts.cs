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

    /// <exception cref="YamlException">The text is invalid, nested too deeply, or refers to itself.</exception>
    public static Dictionary<string, object> Read(string text)
    {
        var facts = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        // Reads events, not objects, so that a file cannot name a type.
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new BoundedParser(new StringReader(text)));
        }
        // The scanner has two more errors for text that it does not understand.
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new YamlException(error.Message, error);
        }
        if (yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode map)
            Add(facts, "", map, 0);
        return facts;
    }

    private static void Add(Dictionary<string, object> facts, string prefix, YamlMappingNode map, int depth)
    {
        foreach (var (key, value) in map.Children)
        {
            var name = prefix + key;
            if (value is YamlScalarNode { Value: { } text } scalar)
                facts[name] = scalar.Style == ScalarStyle.Plain && text is "null" or "~" ? "" : text;
            else if (value is YamlSequenceNode list)
                facts[name] = list.Children.OfType<YamlScalarNode>().Select(n => n.Value ?? "").Where(v => v.Length > 0).ToList();
            else if (value is YamlMappingNode inner && depth < DeepestKept)
                Add(facts, name + ".", inner, depth + 1);
        }
    }

    /// <summary>Rejects deep nesting and aliases: a few lines with aliases can expand beyond any memory.</summary>
    private sealed class BoundedParser(TextReader text) : IParser
    {
        private readonly Parser _parser = new(text);
        private int _depth;

        public ParsingEvent? Current => _parser.Current;

        public bool MoveNext()
        {
            var more = _parser.MoveNext();
            if (_parser.Current is not { } current)
                return more;
            if (current is AnchorAlias)
                throw new YamlException(current.Start, current.End, Phrase.Key("References inside front matter are not read."));
            _depth += current.NestingIncrease;
            if (_depth > Deepest)
                throw new YamlException(current.Start, current.End, Phrase.Key("Lists and maps stand more than 16 deep in each other."));
            return more;
        }
    }
}
