using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.LiveNumbers;

public sealed partial class LiveNumber
{
    private string[] _parts = [];

    [Parameter, EditorRequired] public LiveNumberName Name { get; set; }

    /// <summary>The article, for views, readers and reading-now.</summary>
    [Parameter] public long? ArticleId { get; set; }

    /// <summary>The text around the number: <c>{0} view{s} today</c>, where <c>{s}</c> is the plural's s in languages that have one.</summary>
    [Parameter] public string Text { get; set; } = "{0}";

    protected override void OnParametersSet() => _parts = [.. Places().Split(Text).Where(part => part.Length > 0)];

    private MarkupString Placeholder(string end) => new(string.Create(CultureInfo.InvariantCulture, $"<!--live:{Name.Text()}:{ArticleId ?? 0}{end}-->"));

    [GeneratedRegex(@"(\{[0s]\})")]
    private static partial Regex Places();
}
