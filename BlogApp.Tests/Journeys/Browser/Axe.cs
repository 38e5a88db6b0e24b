using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>The rules of WCAG 2.2 AA that a program can check.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly (ColorScheme Scheme, int Width, int Height)[] Screens = [(ColorScheme.Light, 1280, 900), (ColorScheme.Dark, 390, 844)];

    /// <summary>Looks at the page as it stands, light and wide, then dark and narrow.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="name">How the page is called in what is found.</param>
    /// <param name="found">Gets a line for each rule that is broken.</param>
    public static async Task CheckAsync(IPage page, string name, List<string> found)
    {
        foreach (var (scheme, width, height) in Screens)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, height);
            if (!await page.EvaluateAsync<bool>("'axe' in window"))
                await page.EvaluateAsync(Script);
            var violations = await page.EvaluateAsync<JsonElement>("""
                () => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] })
                  .then(result => result.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].target.join(' ')} ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].any[0]?.message ?? v.help}`))
                """);
            found.AddRange(violations.EnumerateArray().Select(v => $"{name} {scheme} {width}: {v.GetString()}"));
        }
    }
}
