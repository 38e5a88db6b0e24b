using System.Text;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.PageCache;

/// <summary>
/// A rendered page with placeholders for the live numbers, <c>&lt;!--live:FACT:ARTICLE--&gt;</c>. It is rendered once
/// and served with the current numbers. A placeholder that ends in <c>:s</c> becomes the plural's s, unless the number
/// is one.
/// </summary>
internal sealed class PageTemplate
{
    private const string Opening = "<!--live:";
    private const string Closing = "-->";
    private readonly byte[][] _texts;
    private readonly LivePlaceholder[] _placeholders;

    private PageTemplate(byte[][] texts, LivePlaceholder[] placeholders)
    {
        _texts = texts;
        _placeholders = placeholders;
    }

    public static PageTemplate Parse(string html)
    {
        var texts = new List<byte[]>();
        var placeholders = new List<LivePlaceholder>();
        var done = 0;
        while (html.IndexOf(Opening, done, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = html.IndexOf(Closing, start, StringComparison.Ordinal);
            if (end < 0)
                break;
            if (LivePlaceholder.TryParse(html.AsSpan(start + Opening.Length, end - start - Opening.Length), out var placeholder))
            {
                texts.Add(Encoding.UTF8.GetBytes(html[done..start]));
                placeholders.Add(placeholder);
            }
            else
            {
                texts.Add(Encoding.UTF8.GetBytes(html[done..(end + Closing.Length)]));
                placeholders.Add(LivePlaceholder.None);
            }
            done = end + Closing.Length;
        }
        texts.Add(Encoding.UTF8.GetBytes(html[done..]));
        return new PageTemplate([.. texts], [.. placeholders]);
    }

    /// <summary>The current values of the page's numbers.</summary>
    public long[] NumbersOf(ILiveFeed feed) => Array.ConvertAll(_placeholders, placeholder => placeholder.NumberOf(feed));

    /// <summary>The page with the numbers in place.</summary>
    public byte[] Fill(long[] numbers)
    {
        using var page = new MemoryStream(_texts.Sum(t => t.Length) + numbers.Length * 12);
        for (var i = 0; i < _texts.Length; i++)
        {
            page.Write(_texts[i]);
            if (i < _placeholders.Length && _placeholders[i] != LivePlaceholder.None)
                page.Write(Encoding.ASCII.GetBytes(_placeholders[i].TextOf(numbers[i])));
        }
        return page.ToArray();
    }
}
