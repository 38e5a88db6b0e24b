using System.Text.Json;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Reading;

/// <summary>Reads what another process wrote. It keeps to the bounds of the format, whatever that process did.</summary>
internal static class PackageReader
{
    /// <param name="open">Opens a picture or file by its number.</param>
    /// <exception cref="ContentFormatException">The package is not what <see cref="PackageWriter"/> writes.</exception>
    public static ContentPackage Read(string folder, Func<int, Stream> open)
    {
        var json = PackageJson.Reading(open);
        using var file = new LimitedStream(File.OpenRead(PackageLayout.Head(folder)), PackageLayout.MaxHeadBytes, () => Broken());
        var head = Parsed(() => JsonSerializer.Deserialize<ContentPackage>(file, json));
        return head with { Articles = () => Articles(folder, json) };
    }

    private static IEnumerable<SourceArticle> Articles(string folder, JsonSerializerOptions json)
    {
        using var file = File.OpenRead(PackageLayout.Articles(folder));
        foreach (var line in Lines(file))
        {
            var packed = Parsed(() => JsonSerializer.Deserialize<PackedArticle>(line.Span, json));
            yield return packed.Article with { LinkKey = address => packed.Links.GetValueOrDefault(address) };
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream file)
    {
        var (buffer, start, end, searched) = (new byte[64 * 1024], 0, 0, 0);
        while (true)
        {
            if (buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n') is >= 0 and var found)
            {
                yield return buffer.AsMemory(start, searched + found - start);
                start = searched = searched + found + 1;
                continue;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            searched = end;
            if (end == buffer.Length)
            {
                if (buffer.Length > PackageLayout.MaxArticleBytes)
                    throw Broken();
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
            var read = file.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                if (end > start)
                    throw Broken();
                yield break;
            }
            end += read;
        }
    }

    private static T Parsed<T>(Func<T?> parse) where T : class
    {
        try
        {
            return parse() ?? throw Broken();
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or FormatException)
        {
            throw Broken(error);
        }
    }

    private static ContentFormatException Broken(Exception? error = null) => new(Phrase.Key("What was read from the file is broken. Please start the import again."), error);
}
