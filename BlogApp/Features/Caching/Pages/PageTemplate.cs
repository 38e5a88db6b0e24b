using System.Globalization;
using System.Text;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.Caching.Pages;

/// <summary>
/// A rendered page with holes for the live numbers, <c>&lt;!--live:FACT:ARTICLE--&gt;</c>: rendered once, served with
/// the numbers of the second. A hole that ends in <c>:s</c> takes the plural's s, unless the number is one.
/// </summary>
internal sealed class PageTemplate
{
    private const string Opening = "<!--live:";
    private const string Closing = "-->";
    private readonly byte[][] _texts;
    private readonly LiveHole[] _holes;

    private PageTemplate(byte[][] texts, LiveHole[] holes)
    {
        _texts = texts;
        _holes = holes;
    }

    public static PageTemplate Parse(string html)
    {
        var texts = new List<byte[]>();
        var holes = new List<LiveHole>();
        var done = 0;
        while (html.IndexOf(Opening, done, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = html.IndexOf(Closing, start, StringComparison.Ordinal);
            if (end < 0)
                break;
            if (LiveHole.TryParse(html.AsSpan(start + Opening.Length, end - start - Opening.Length), out var hole))
            {
                texts.Add(Encoding.UTF8.GetBytes(html[done..start]));
                holes.Add(hole);
            }
            else
            {
                texts.Add(Encoding.UTF8.GetBytes(html[done..(end + Closing.Length)]));
                holes.Add(LiveHole.None);
            }
            done = end + Closing.Length;
        }
        texts.Add(Encoding.UTF8.GetBytes(html[done..]));
        return new PageTemplate([.. texts], [.. holes]);
    }

    /// <summary>The numbers that the page shows at this moment.</summary>
    public long[] NumbersOf(ILiveFeed feed) => Array.ConvertAll(_holes, hole => hole.NumberOf(feed));

    /// <summary>The page with the numbers in place.</summary>
    public byte[] Fill(long[] numbers)
    {
        using var page = new MemoryStream(_texts.Sum(t => t.Length) + numbers.Length * 12);
        for (var i = 0; i < _texts.Length; i++)
        {
            page.Write(_texts[i]);
            if (i < _holes.Length && _holes[i] != LiveHole.None)
                page.Write(Encoding.ASCII.GetBytes(_holes[i].TextOf(numbers[i])));
        }
        return page.ToArray();
    }
}

/// <summary>A place where a live number goes.</summary>
/// <param name="Plural">Takes the plural's s instead of the number.</param>
internal readonly record struct LiveHole(string Fact, long ArticleId, bool Plural = false)
{
    public static LiveHole None { get; } = new("", 0);

    public static bool TryParse(ReadOnlySpan<char> text, out LiveHole hole)
    {
        hole = None;
        var plural = text.EndsWith(":s");
        if (plural)
            text = text[..^2];
        var colon = text.IndexOf(':');
        if (colon < 0 || !long.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var article))
            return false;
        var fact = text[..colon] switch
        {
            "online" => "online",
            "views-today" => "views-today",
            "views" => "views",
            "readers" => "readers",
            "reading-now" => "reading-now",
            _ => null,
        };
        if (fact is null)
            return false;
        hole = new LiveHole(fact, article, plural);
        return true;
    }

    public string TextOf(long number) =>
        !Plural ? number.ToString("N0", CultureInfo.InvariantCulture) : number == 1 ? "" : "s";

    public long NumberOf(ILiveFeed feed) => Fact switch
    {
        "online" => feed.Current.Online,
        "views-today" => feed.Current.ViewsToday,
        "views" => feed.NumbersOf(ArticleId).Views,
        "readers" => feed.NumbersOf(ArticleId).Readers,
        "reading-now" => feed.NumbersOf(ArticleId).ReadingNow,
        _ => 0,
    };
}
