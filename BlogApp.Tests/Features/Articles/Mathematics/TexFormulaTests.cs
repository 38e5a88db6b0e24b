using System.Text.RegularExpressions;
using System.Xml.Linq;
using BlogApp.Features.Articles.Mathematics;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Mathematics;

public sealed partial class TexFormulaTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("a_{ij}", "<msub><mi>a</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("f'", "<msup><mi>f</mi><mo>′</mo></msup>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\sqrt{x}", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData(@"\alpha \le \infty", "<mi>α</mi><mo>≤</mo><mi>∞</mi>")]
    [InlineData(@"\mathbb{R}", "<mi mathvariant=\"normal\">ℝ</mi>")]
    [InlineData(@"\mathbf{v}", "<mi mathvariant=\"normal\">𝐯</mi>")]
    [InlineData(@"\text{if } x<0", "<mtext>if </mtext><mi>x</mi><mo>&lt;</mo><mn>0</mn>")]
    [InlineData(@"\foo", "<mtext class=\"unknown\">\\foo</mtext>")]
    [InlineData("1.5", "<mn>1.5</mn>")]
    [InlineData("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>")]
    public void Tex_BecomesMathMl(string tex, string expected) => Assert.Equal(expected, Tidy(TexFormula.Write(tex, display: false)!));

    [Fact]
    public void Bounds_StandAboveAndBelow_OnlyInDisplayFormulas()
    {
        Assert.Contains("<munderover>", TexFormula.Write(@"\sum_{i=1}^n i", display: true), StringComparison.Ordinal);
        Assert.Contains("<msubsup>", TexFormula.Write(@"\sum_{i=1}^n i", display: false), StringComparison.Ordinal);
        Assert.Contains("<munder>", TexFormula.Write(@"\lim_{x \to 0} f", display: true), StringComparison.Ordinal);
        Assert.Contains("<msubsup>", TexFormula.Write(@"\int_0^1 x", display: true), StringComparison.Ordinal);
    }

    [Fact]
    public void MatricesAndCases_HaveTheirRowsAndCells()
    {
        var matrix = XElement.Parse(TexFormula.Write(@"A = \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", display: true)!);
        Assert.Equal([2, 2], matrix.Descendants("mtr").Select(row => row.Elements("mtd").Count()));
        var cases = XElement.Parse(TexFormula.Write(@"f(x) = \begin{cases} x & x \ge 0 \\ -x & \text{else} \end{cases}", display: true)!);
        Assert.Equal("left", cases.Descendants("mtable").Single().Attribute("class")!.Value);
        Assert.Equal(4, cases.Descendants("mtd").Count());
    }

    [Fact]
    public void ScriptInFormula_IsText()
    {
        var html = TexFormula.Write("<script>alert(1)</script> \\text{<img onerror=x>} \\begin{<b>} \\left<script>", display: true)!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("}}}")]
    [InlineData("{{{")]
    [InlineData(@"\frac")]
    [InlineData(@"\left(")]
    [InlineData(@"\begin{matrix} 1 & 2")]
    [InlineData(@"\right) \end{x} & \\")]
    [InlineData("^^__''")]
    [InlineData(@"\sqrt[")]
    [InlineData(@"\")]
    [InlineData("%")]
    [InlineData("𝒳 数 \uD800")]
    public void IncompleteFormula_GivesWellFormedMathMl(string tex) => XElement.Parse(Clean(TexFormula.Write(tex, display: true)!));

    [Fact]
    public void OverlongOrTooDeepFormula_IsRefused()
    {
        Assert.Null(TexFormula.Write(new string('x', TexFormula.Longest + 1), display: true));
        Assert.Null(TexFormula.Write(new string('{', 200), display: true));
        Assert.Null(TexFormula.Write(string.Concat(Enumerable.Repeat(@"\frac{", 200)), display: true));
    }

    [Fact]
    public void AnyFormula_GivesWellFormedMathMlOrNothing()
    {
        string[] pieces = ["x", "1", "{", "}", "^", "_", "&", @"\\", @"\frac", @"\left(", @"\right)", @"\begin{cases}", @"\end{cases}", @"\sum", @"\text{a<b}", "'", "[", "]", @"\sqrt", " ", @"\hat", "<", "\"", @"\foo", "数"];
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500), Prop.ForAll(Gen.ListOf(Gen.Elements(pieces)).ToArbitrary(), list =>
        {
            var html = TexFormula.Write(string.Concat(list), display: true);
            return html is null || XElement.Parse(html).Name.LocalName == "math";
        }));
    }

    // A string can contain a lone surrogate, a document cannot; the page's writer replaces it.
    private static string Clean(string html) => string.Concat(html.EnumerateRunes());

    /// <summary>Only the formula, without rows of one element.</summary>
    private static string Tidy(string html)
    {
        var formula = html[(html.IndexOf("<semantics>", StringComparison.Ordinal) + 11)..html.IndexOf("<annotation", StringComparison.Ordinal)];
        formula = formula["<mrow>".Length..^"</mrow>".Length];
        for (var before = ""; before != formula;)
            (before, formula) = (formula, Single().Replace(formula, "$1"));
        return formula;
    }

    [GeneratedRegex("<mrow>(<(m[ion])>[^<]*</\\2>|<mrow>(?:(?!</?mrow>).)*</mrow>)</mrow>")]
    private static partial Regex Single();
}
