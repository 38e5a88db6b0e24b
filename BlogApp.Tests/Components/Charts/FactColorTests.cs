using BlogApp.Components.Charts;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Components.Charts;

/// <summary>Lines and dots need a contrast of 3:1 to their background, in light and dark (WCAG 1.4.11).</summary>
public sealed class FactColorTests
{
    [Theory]
    [InlineData(ChartFact.Views)]
    [InlineData(ChartFact.Online)]
    [InlineData(ChartFact.HitRate)]
    [InlineData(ChartFact.Readers)]
    public void ChartFact_OnEachBackground_HasColorWithEnoughContrast(ChartFact fact)
    {
        Assert.Contains($".{fact.Class()} {{ --color: var(--{fact.Class()}); }}", StyleSheets.Text("studio.css"), StringComparison.Ordinal);
        var color = StyleSheets.Token(fact.Class());
        foreach (var ground in new[] { "raised", "bg", "surface" })
        {
            foreach (var (scheme, contrast) in color.Against(StyleSheets.Token(ground)))
                Assert.True(contrast >= 3, $"{fact} on {ground}, {scheme}: {contrast:0.00}");
        }
    }
}
