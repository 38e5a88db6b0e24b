using System.Xml.Linq;
using BlogApp.Features.Articles.Diagrams;
using BlogApp.Tests.Features.Articles.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles;

public sealed class DiagramTests
{
    [Fact]
    public void Flowchart_Drawn_HasItsNodesArrowsAndLabels()
    {
        var svg = Draw("""
            flowchart TD
              A[Request] --> B{Cached?}
              B -->|yes| C(Serve it)
              B -- no --> D[(Database)] --> C
              D -.-> E((Job)) ==> A
              classDef hot fill:#f00
            """);

        Assert.Equal(["Request", "Cached?", "Serve it", "Database", "Job", "yes", "no"], Texts(svg).OrderBy(t => t is "yes" or "no"));
        Assert.Equal(5, Of(svg, "node").Count());
        Assert.Equal(6, Of(svg, "head").Count());
    }

    [Theory]
    [InlineData("TD")]
    [InlineData("LR")]
    [InlineData("BT")]
    [InlineData("RL")]
    public void Flowchart_FollowsItsDirection_WithoutOverlaps(string direction)
    {
        var svg = Draw($"graph {direction}\n a[First] --> b[Second one] & c[Third] --> d[Last]\n a --> d");
        var boxes = Of(svg, "node").Select(n => (X: Number(n, "x"), Y: Number(n, "y"), Width: Number(n, "width"), Height: Number(n, "height"))).ToList();

        Assert.True(direction switch { "TD" => boxes[0].Y < boxes[3].Y, "BT" => boxes[0].Y > boxes[3].Y, "LR" => boxes[0].X < boxes[3].X, _ => boxes[0].X > boxes[3].X });
        for (var i = 0; i < boxes.Count; i++)
            for (var k = 0; k < i; k++)
                Assert.False(boxes[i].X < boxes[k].X + boxes[k].Width && boxes[k].X < boxes[i].X + boxes[i].Width && boxes[i].Y < boxes[k].Y + boxes[k].Height && boxes[k].Y < boxes[i].Y + boxes[i].Height);
        Assert.All(boxes, box => Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= Number(svg, "width") && box.Y + box.Height <= Number(svg, "height")));
    }

    [Fact]
    public void SequenceDiagram_Drawn_HasItsParticipantsMessagesAndFrames()
    {
        var svg = Draw("""
            sequenceDiagram
              autonumber
              participant B as Browser
              actor 服务器
              B->>服务器: GET /
              loop every second
                服务器-->>B: event
                B->>B: draw
              end
              Note over B,服务器: until the tab is hidden
              B-x服务器: close
            """);

        Assert.Equal(["Browser", "服务器"], Texts(svg).Where(t => t is "Browser" or "服务器"));
        Assert.Contains("1. GET /", Texts(svg));
        Assert.Contains("loop every second", Texts(svg));
        Assert.Single(Of(svg, "frame"));
        Assert.Single(Of(svg, "note"));
        Assert.Equal(3, Of(svg, "head").Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("gantt\n title A")]
    [InlineData("graph XY\n a --> b")]
    [InlineData("graph TD\n subgraph one\n a --> b\n end")]
    [InlineData("graph TD\n a --> ")]
    [InlineData("sequenceDiagram\n end")]
    [InlineData("sequenceDiagram\n loop forever\n A->>B: x")]
    [InlineData("sequenceDiagram\n something else")]
    public void UnknownDiagram_Rendered_StaysACodeBlock(string source)
    {
        Assert.Null(Diagram.Draw(source));
        var html = Markup.Renderer().Render($"```mermaid\n{source}\n```").Html;

        Assert.Contains("<figcaption>This diagram could not be drawn; here is its source</figcaption>", html, StringComparison.Ordinal);
        Assert.Contains("<figure class=\"code\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptInLabels_Drawn_IsText()
    {
        var svg = Draw("graph TD\n a[\"<script>alert(1)</script>\"] -->|\"onload=x\"| b[B]");
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
        Assert.Contains("<script>alert(1)</script>", Texts(svg));
    }

    [Fact]
    public void AnyDiagramSource_Drawn_IsWellFormedOrRefused()
    {
        string[] pieces = ["a", "b", "c", "[x]", "{y}", "((z))", " --> ", " -.-> ", "|t|", " & ", "\n", ";", " -- no --> ", "A->>B: hi", "loop l", "end", "else", "Note over A: n", "\"", "<", "数"];
        foreach (var head in new[] { "graph TD\n", "graph LR\n", "sequenceDiagram\n" })
        {
            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500), Prop.ForAll(Gen.ListOf(Gen.Elements(pieces)).ToArbitrary(), list =>
                Diagram.Draw(head + string.Concat(list)) is not { } svg || XElement.Parse(svg).Name.LocalName == "svg"));
        }
    }

    [Fact]
    public void LargeDiagram_IsDrawn_AndAnOversizedOneRefused()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 79).Select(i => $"n{i} --> n{(i * 7 + 1) % 80}"));
        Assert.NotNull(Diagram.Draw("graph TD\n" + lines));
        Assert.Null(Diagram.Draw("graph TD\n" + string.Join('\n', Enumerable.Range(0, 300).Select(i => $"n{i} --> n{i + 1}"))));
        Assert.Null(Diagram.Draw("graph TD\n" + new string('a', 30_000)));
    }

    private static XElement Draw(string source) => XElement.Parse(Diagram.Draw(source)!);

    private static IEnumerable<string> Texts(XElement svg) => svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value);

    private static IEnumerable<XElement> Of(XElement svg, string kind) => svg.Descendants().Where(e => (string?)e.Attribute("class") == kind);

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
