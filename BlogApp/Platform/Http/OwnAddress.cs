namespace BlogApp.Platform.Http;

/// <summary>The blog's address as a person at the console can use it. Pure.</summary>
internal static class OwnAddress
{
    private static readonly string[] s_everywhere = ["[::]", "0.0.0.0", "*", "+"];

    /// <summary>Without a slash at its end.</summary>
    /// <param name="site">The public address from the settings, or empty.</param>
    /// <param name="listening">Where the server listens, such as <c>http://[::]:5000</c>.</param>
    /// <param name="folder">The blog's folder of its host, such as <c>/blog</c>, or empty. The public address has it already.</param>
    public static string Root(string site, IEnumerable<string> listening, string folder)
    {
        var root = site.Length > 0 ? site : (listening.FirstOrDefault() ?? "http://localhost").TrimEnd('/') + folder;
        foreach (var everywhere in s_everywhere)
            root = root.Replace("://" + everywhere, "://localhost", StringComparison.Ordinal);
        return root.TrimEnd('/');
    }

    /// <summary>Whether other machines reach the server, and over plain http alone.</summary>
    public static bool IsOpenWithoutHttps(IReadOnlyCollection<string> listening) =>
        listening.All(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && listening.Any(address => s_everywhere.Any(every => address.Contains("://" + every, StringComparison.Ordinal))
            || (Uri.TryCreate(address, UriKind.Absolute, out var url) && !url.IsLoopback));
}
