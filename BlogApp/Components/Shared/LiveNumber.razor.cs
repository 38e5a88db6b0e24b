using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Shared;

public sealed partial class LiveNumber
{
    private string[] _parts = [];

    /// <summary>online, views-today, views, readers or reading-now.</summary>
    [Parameter, EditorRequired] public string Fact { get; set; } = "";

    /// <summary>For views, readers and reading-now: whose.</summary>
    [Parameter] public long? ArticleId { get; set; }

    /// <summary>What stands around the number: <c>{0} view{s} today</c>, where <c>{s}</c> is the plural's s, in languages that have one.</summary>
    [Parameter] public string Text { get; set; } = "{0}";

    protected override void OnParametersSet() => _parts = [.. Places().Split(Text).Where(part => part.Length > 0)];

    private MarkupString Hole(string end) => new(string.Create(CultureInfo.InvariantCulture, $"<!--live:{Fact}:{ArticleId ?? 0}{end}-->"));

    [GeneratedRegex(@"(\{[0s]\})")]
    private static partial Regex Places();
}
