using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>A contact address. Well-behaved programs include their site or their owner's mail address; browsers never do.</summary>
internal static class ContactDetails
{
    private static readonly SearchValues<string> Addresses =
        SearchValues.Create(["http://", "https://", "+http", "www.", "mailto:"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>Domain endings of sites given without "http". The list is short, because an app's package name must not match.</summary>
    private static readonly string[] Endings = [".com", ".net", ".org", ".io", ".ai", ".co", ".eu", ".de", ".ru"];

    public static bool AreIn(ReadOnlySpan<char> agent) => agent.ContainsAny(Addresses) || HasMail(agent) || HasSite(agent);

    /// <summary>Matches something@name.ending, but not "ios@9.2" or "en_IR@calendar=gregorian".</summary>
    private static bool HasMail(ReadOnlySpan<char> agent)
    {
        for (var rest = agent; rest.IndexOf('@') is >= 0 and var at; rest = rest[(at + 1)..])
        {
            if (at == 0 || !char.IsAsciiLetterOrDigit(rest[at - 1])) continue;
            var host = rest[(at + 1)..];
            var end = host.IndexOfAnyExcept(HostCharacters);
            if (end >= 0) host = host[..end];
            var dot = host.LastIndexOf('.');
            if (dot > 0 && host.Length - dot > 2 && host[(dot + 1)..].IndexOfAnyExceptInRange('A', 'z') < 0) return true;
        }
        return false;
    }

    /// <summary>Matches a bare site such as "example.com;". A version after it ("Example.io/6.0") makes it a product name.</summary>
    private static bool HasSite(ReadOnlySpan<char> agent)
    {
        foreach (var ending in Endings)
            for (var rest = agent; rest.IndexOf(ending, StringComparison.Ordinal) is >= 0 and var at; rest = rest[(at + ending.Length)..])
                if (at > 0 && char.IsAsciiLetterOrDigit(rest[at - 1]) && EndsSite(rest[(at + ending.Length)..])) return true;
        return false;
    }

    private static bool EndsSite(ReadOnlySpan<char> after) => after.IsEmpty || after[0] is ' ' or ';' or ')' or ',' or ']' or ':';
}
