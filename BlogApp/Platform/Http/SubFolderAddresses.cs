using System.Buffers;
using System.Text;

namespace BlogApp.Platform.Http;

/// <summary>Puts the blog's folder in front of the addresses in HTML that begin at the root. Text, scripts and styles stay untouched. Pure.</summary>
internal static class SubFolderAddresses
{
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n\f=>/");
    private static readonly SearchValues<char> EndOfBare = SearchValues.Create(" \t\r\n\f>");
    private static readonly string[] WithoutTags = ["script", "style", "textarea", "title"];

    /// <param name="html">Well-formed, as we write it. What is not, stays as it is.</param>
    /// <param name="folder">Such as <c>/blog</c>.</param>
    public static string Put(string html, string folder)
    {
        var result = new StringBuilder(html.Length + (html.Length / 16));
        var (at, done) = (0, 0);
        while (at < html.Length && html.IndexOf('<', at) is >= 0 and var open)
        {
            at = open + 1;
            if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
                at = After(html, "-->", at);
            else if (at < html.Length && char.IsAsciiLetter(html[at]))
                at = PutInTag(html, at, folder, result, ref done);
        }
        return done == 0 ? html : result.Append(html, done, html.Length - done).ToString();
    }

    /// <returns>Where the text behind the tag begins.</returns>
    private static int PutInTag(string html, int start, string folder, StringBuilder result, ref int done)
    {
        var at = Until(html, start, EndOfName);
        var tag = html.AsSpan(start, at - start);
        while (at < html.Length && html[at] != '>')
        {
            if (char.IsWhiteSpace(html[at]) || html[at] is '/' or '=')
            {
                at++;
                continue;
            }
            var from = at;
            at = Until(html, at, EndOfName);
            var name = html.AsSpan(from, at - from);
            while (at < html.Length && char.IsWhiteSpace(html[at]))
                at++;
            if (at >= html.Length || html[at] != '=')
                continue;
            do
                at++;
            while (at < html.Length && char.IsWhiteSpace(html[at]));
            if (at >= html.Length)
                break;
            var quote = html[at] is '"' or '\'' ? html[at] : '\0';
            var value = quote == '\0' ? at : at + 1;
            at = quote == '\0' ? Until(html, at, EndOfBare) : html.IndexOf(quote, value) is >= 0 and var closed ? closed : html.Length;
            if (IsAddress(name))
                Put(html, value, at, folder, result, ref done);
            else if (name is "srcset" or "imagesrcset")
                for (var copy = value; copy < at; copy = html.IndexOf(", ", copy, at - copy, StringComparison.Ordinal) is >= 0 and var comma ? comma + 2 : at)
                    Put(html, copy, at, folder, result, ref done);
            if (quote != '\0' && at < html.Length)
                at++;
        }
        foreach (var without in WithoutTags)
            if (tag.Equals(without, StringComparison.OrdinalIgnoreCase))
                return html.IndexOf("</" + without, at, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? end : html.Length;
        return at;
    }

    private static void Put(string html, int start, int end, string folder, StringBuilder result, ref int done)
    {
        if (!SubFolder.IsOutside(html.AsSpan(start, end - start), folder))
            return;
        result.Append(html, done, start - done).Append(folder);
        done = start;
    }

    private static bool IsAddress(ReadOnlySpan<char> name) => name is "href" or "src" or "action" or "formaction" or "poster" or "data-comments"
        || (name.StartsWith("data-") && name.EndsWith("script"));

    private static int Until(string html, int start, SearchValues<char> ends) => html.AsSpan(start).IndexOfAny(ends) is >= 0 and var length ? start + length : html.Length;

    private static int After(string html, string end, int start) => html.IndexOf(end, start, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : html.Length;
}
