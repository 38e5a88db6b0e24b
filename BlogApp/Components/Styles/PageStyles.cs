namespace BlogApp.Components.Styles;

/// <summary>The style sheets of reader pages, one for running text and one for lists. A page needs one request before its first paint.</summary>
internal sealed class PageStyles(IWebHostEnvironment environment)
{
    // In development, edited styles apply to the next page.
    private readonly bool _fresh = environment.IsDevelopment();

    private readonly Lazy<StyleSheet> _text = new(() => Text(environment)), _lists = new(() => Lists(environment));

    /// <param name="prose">Whether the page is running text.</param>
    public StyleSheet For(bool prose) => (prose, _fresh) switch
    {
        (true, false) => _text.Value,
        (false, false) => _lists.Value,
        (true, true) => Text(environment),
        (false, true) => Lists(environment),
    };

    /// <summary>The current style sheet with the name; null when there is none.</summary>
    public StyleSheet? Find(string name) => new[] { For(prose: true), For(prose: false) }.FirstOrDefault(sheet => sheet.Name == name);

    private static StyleSheet Text(IWebHostEnvironment environment) => StyleSheet.Join("text", environment.WebRootFileProvider, "css/site.css", "css/reader.css", "css/prose.css");

    private static StyleSheet Lists(IWebHostEnvironment environment) => StyleSheet.Join("list", environment.WebRootFileProvider, "css/site.css", "css/reader.css", "css/lists.css");
}
