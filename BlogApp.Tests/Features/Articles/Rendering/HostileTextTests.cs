using System.Diagnostics;
using System.Text;
using BlogApp.Benchmarks.Fuzzing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Markdown;

namespace BlogApp.Tests.Features.Articles.Rendering;

/// <summary>Texts that nest as deeply, or repeat as often, as a text of the blog can. The server renders them itself.</summary>
public sealed class HostileTextTests
{
    /// <summary>On a busy machine; alone, the slowest takes two seconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // As the threads that answer requests have it.
    private const int StackBytes = 3 << 19;

    [Theory]
    [InlineData("[", 40_000)]
    [InlineData(">", 40_000)]
    [InlineData("> ", 40_000)]
    [InlineData("*", 40_000)]
    [InlineData("* ", 40_000)]
    [InlineData("*a ", 300_000)]
    [InlineData("**a_", 200_000)]
    [InlineData("- ", 40_000)]
    [InlineData("1. ", 40_000)]
    [InlineData("<div>", 200_000)]
    [InlineData("![", 400_000)]
    [InlineData("[a](", 200_000)]
    [InlineData("`", 999_999)]
    [InlineData("`a ``", 150_000)]
    [InlineData("$", 900_000)]
    [InlineData("\\frac{", 150_000)]
    [InlineData("$\\frac{$", 100_000)]
    [InlineData("[^1]", 200_000)]
    [InlineData("| a ", 200_000)]
    [InlineData("&amp", 200_000)]
    [InlineData("{{< figure ", 60_000)]
    [InlineData("$$\n{{{{{{{{\n$$\n", 9000)]
    public void HostileText_IsRendered_InTime(string part, int times)
    {
        var text = Encoding.UTF8.GetBytes(new StringBuilder(part.Length * times).Insert(0, part, times).ToString());
        InTime(() => RenderTarget.Render(text));
        InTime(() => MarkdownLinks.Replace(Encoding.UTF8.GetString(text), address => address + "x"));
    }

    /// <summary>Each level of a list is indented further.</summary>
    [Fact]
    public void DeepList_IsRendered_InTime() =>
        InTime(() => RenderTarget.Render(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 1200).Select(level => new string(' ', 2 * Math.Min(level, 400)) + "- a")))));

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<b>", 30_000)]
    [InlineData("<ul><li>", 30_000)]
    [InlineData("<table><tr><td>", 10_000)]
    [InlineData("<blockquote>", 30_000)]
    [InlineData("<a href=x>", 30_000)]
    [InlineData("<", 300_000)]
    [InlineData("<!--", 100_000)]
    public void HostileHtml_IsConverted_InTime(string part, int times) =>
        InTime(() => HtmlToMarkdown.Convert(new StringBuilder(part.Length * times).Insert(0, part, times).ToString()));

    private static void InTime(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(work), StackBytes) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Longest), $"It takes longer than {Longest.TotalSeconds} s.");
        Assert.Null(thrown);
        TestContext.Current.SendDiagnosticMessage("{0:0.0} s", Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
