using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>The rules of WCAG 2.2 AA that a program can check.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly (ColorScheme Scheme, int Width, int Height)[] Screens = [(ColorScheme.Light, 1440, 900), (ColorScheme.Dark, 390, 844)];

    /// <summary>Checks the page in its current state, light and wide, and dark and narrow: colors hang on the theme alone, sizes on the width alone.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The page's name in the findings.</param>
    /// <param name="found">Receives a line for each violated rule.</param>
    /// <param name="narrow">Whether the page supports narrow screens at all.</param>
    public static async Task CheckAsync(IPage page, string name, List<string> found, bool narrow = true)
    {
        foreach (var (scheme, width, height) in narrow ? Screens : [Screens[0], (ColorScheme.Dark, 1440, 900)])
            await CheckAsync(page, name, found, scheme, width, height);
    }

    /// <summary>The same at one theme and size.</summary>
    public static async Task CheckAsync(IPage page, string name, List<string> found, ColorScheme scheme, int width, int height)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, height);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        var violations = await page.EvaluateAsync<JsonElement>("""
            () => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
              .then(result => result.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].target.join(' ')} ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].any[0]?.message ?? v.help}`))
            """);
        found.AddRange(violations.EnumerateArray().Select(v => $"{name} {scheme} {width}: {v.GetString()}"));
    }
}
