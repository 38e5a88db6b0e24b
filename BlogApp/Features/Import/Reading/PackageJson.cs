using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Reading;

/// <summary>
/// The model of a file as JSON. Functions do not cross to another process: a stream crosses as its number, by which the
/// child opens it when it is asked to, and all other functions cross as nothing.
/// </summary>
internal static class PackageJson
{
    private const int MaxDepth = 16;

    /// <param name="streams">Takes each stream of the package. Its position is its number.</param>
    public static JsonSerializerOptions Writing(List<Func<Stream>> streams) => Options(new StreamNumber(stream =>
    {
        streams.Add(stream);
        return streams.Count - 1;
    }, _ => throw new NotSupportedException()));

    /// <param name="open">Opens a stream by its number.</param>
    public static JsonSerializerOptions Reading(Func<int, Stream> open) => Options(new StreamNumber(_ => throw new NotSupportedException(), open));

    private static JsonSerializerOptions Options(StreamNumber streams) => new()
    {
        MaxDepth = MaxDepth,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { streams, new NoArticles(), new NoFunction(), new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private sealed class StreamNumber(Func<Func<Stream>, int> add, Func<int, Stream> open) : JsonConverter<Func<Stream>>
    {
        public override Func<Stream>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var number = reader.GetInt32();
            return () => open(number);
        }

        public override void Write(Utf8JsonWriter writer, Func<Stream> value, JsonSerializerOptions options) => writer.WriteNumberValue(add(value));
    }

    /// <summary>The articles are a file of their own.</summary>
    private sealed class NoArticles : JsonConverter<Func<IEnumerable<SourceArticle>>>
    {
        public override Func<IEnumerable<SourceArticle>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // The serializer hands over whole values; Skip would ask for the end of the file, too.
            reader.TrySkip();
            return static () => [];
        }

        public override void Write(Utf8JsonWriter writer, Func<IEnumerable<SourceArticle>> value, JsonSerializerOptions options) => writer.WriteNumberValue(0);
    }

    private sealed class NoFunction : JsonConverter<Delegate>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(Delegate).IsAssignableFrom(typeToConvert);

        public override Delegate? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.TrySkip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, Delegate value, JsonSerializerOptions options) => writer.WriteNullValue();
    }
}
