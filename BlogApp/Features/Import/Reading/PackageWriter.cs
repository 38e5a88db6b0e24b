using System.Text.Json;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Reading;

/// <summary>Writes what was read from a file into a folder, for another process.</summary>
internal static class PackageWriter
{
    /// <param name="mostBytes">Limit of the articles together.</param>
    /// <param name="read">Called with the number of articles so far.</param>
    /// <returns>The streams of pictures and files, by their numbers in the package.</returns>
    /// <exception cref="ContentFormatException">The file is broken, or holds too much.</exception>
    public static List<Func<Stream>> Write(ContentPackage package, string folder, long mostBytes, Action<int> read)
    {
        var streams = new List<Func<Stream>>();
        var json = PackageJson.Writing(streams);
        WriteArticles(package, folder, mostBytes, json, read);
        // The articles come first, because reading them can find more to tell.
        using var head = File.Create(PackageLayout.Head(folder));
        using var limited = new LimitedOutput(head, PackageLayout.MaxHeadBytes, () => TooMuch(PackageLayout.MaxHeadBytes));
        JsonSerializer.Serialize(limited, package, json);
        return streams;
    }

    private static void WriteArticles(ContentPackage package, string folder, long mostBytes, JsonSerializerOptions json, Action<int> read)
    {
        using var file = File.Create(PackageLayout.Articles(folder));
        using var all = new LimitedOutput(file, mostBytes, () => TooMuch(mostBytes));
        var count = 0;
        foreach (var article in package.Articles())
        {
            if (++count > PackageLayout.MaxArticles)
                throw new ContentFormatException(Phrase.Format("The file holds more than {0:N0} articles.", PackageLayout.MaxArticles).ToString());
            using (var one = new LimitedOutput(all, PackageLayout.MaxArticleBytes, () => TooLong(article)))
                JsonSerializer.Serialize(one, new PackedArticle(article, Links(article)), json);
            all.WriteByte((byte)'\n');
            read(count);
        }
    }

    private static Dictionary<string, string> Links(SourceArticle article)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        if (article.LinkKey is { } keyOf)
        {
            foreach (var address in MarkdownLinks.Find(article.Markdown))
            {
                if (!links.ContainsKey(address) && keyOf(address) is { } key)
                    links[address] = key;
            }
        }
        return links;
    }

    private static ContentFormatException TooMuch(long most) =>
        new(Phrase.Format("The texts of the file would take more than {0:N0} MiB together (Content:MaxUnpackedBytes). Nothing was imported.", most >> 20).ToString());

    private static ContentFormatException TooLong(SourceArticle article) =>
        new(Phrase.Format("The article “{0}” takes more than {1:N0} MiB with its comments and earlier versions. Nothing was imported.", SourceText.Cut(article.Title, 80), PackageLayout.MaxArticleBytes >> 20).ToString());
}
