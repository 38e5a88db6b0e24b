using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Highlighting;
using BlogApp.Features.Articles.Highlighting.TextMate;
using BlogApp.Tests.Features.Articles.Rendering;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Articles.Highlighting;

/// <summary>Languages highlighted by TextMate grammars.</summary>
public sealed class GrammarTests
{
    private static readonly GrammarLimits Patient = GrammarLimits.Default with { Line = TimeSpan.FromMinutes(1), Block = TimeSpan.FromMinutes(1) };

    [Theory]
    [InlineData("c", "int main(void) { return 0x1F; } // end", "Type int", "Function main", "Keyword return", "Number 0x1F", "Comment // end")]
    [InlineData("c++", "#include <map>\nclass A { public: auto f() { return \"x\"; } };", "Keyword class", "Type A", "Keyword return", "String \"x\"")]
    [InlineData("java", "@Override public int size() { return \"a\".length(); } // b", "Keyword public", "Type int", "Function size", "String \"a\"", "Comment // b")]
    [InlineData("rust", "fn main() { let x: u32 = 5; println!(\"hi\"); } // c", "Keyword fn", "Function main", "Keyword let", "Type u32", "Number 5", "String \"hi\"", "Comment // c")]
    [InlineData("go", "package main\nfunc add(a int) string { return \"s\" } // d", "Keyword package", "Keyword func", "Function add", "Type int", "String \"s\"", "Comment // d")]
    [InlineData("php", "<?php\nfunction go($id) { return 'a' . $id; } // e", "Keyword function", "Function go", "Variable $id", "String 'a'", "Comment // e")]
    [InlineData("ruby", "def go\n  @count = 1 # f\n  puts 'a'\nend", "Keyword def", "Function go", "Variable @count", "Number 1", "Comment # f", "String 'a'", "Keyword end")]
    [InlineData("powershell", "if ($a) { Get-Item 'b' } # h", "Keyword if", "Variable $a", "Function Get-Item", "String 'b'", "Comment # h")]
    [InlineData("dockerfile", "FROM debian\nRUN echo \"a\" # i\n# j", "Keyword FROM", "Keyword RUN", "String \"a\"", "Comment # j")]
    [InlineData("diff", "--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new", "Keyword -old", "String +new")]
    [InlineData("css", "/* k */ a.b { color: red; margin: 1.5em }", "Comment /* k */", "Tag a", "Attribute color", "Keyword red", "Number 1.5em")]
    [InlineData("markdown", "# Head\n`code`", "Keyword # Head", "String `code`")]
    public void CodeOfAGrammar_Tokenized_HasTheExpectedKinds(string language, string code, params string[] expected)
    {
        var tokens = Tokens(Markup.Languages.Find(language)!, code).ConvertAll(token => Regex.Replace(token, " +", " "));
        Assert.Multiple([.. expected.Select<string, Action>(token => () => Assert.Contains(token, tokens))]);
    }

    public static TheoryData<string> Languages() => [.. Markup.Languages.All.Select(language => language.Name)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryLanguage_HasAGrammarThatColorsSomething(string name)
    {
        var code = $"# a\n// b\n; c\n* d\n% e\n' f\nREM g\nimport h \"i\" 'j' 1\n[k]\nl=1\nm: n {{ color: red }}\n+o\n";
        Assert.Contains(HighlightedCode.Tokens(code, Markup.Languages.Find(name)!), token => token.Kind != TokenKind.Plain);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void AnyText_Tokenized_TokensJoinToTheText(string name)
    {
        var language = Markup.Languages.Find(name)!;
        Prop.ForAll(CodePropertyTests.Code.ToArbitrary(), code => string.Concat(Tokens(language, code).Select(token => token[(token.IndexOf(' ', StringComparison.Ordinal) + 1)..])) == code)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithEndSize(40));
    }

    [Theory]
    [InlineData("<a> && \"b\" < 'c' &amp;")]
    [InlineData("\ud83d lone \ude00 \u2028 é 中文 😀")]
    [InlineData("/* open\n\n\"open")]
    public void UnusualText_Highlighted_KeepsItsText(string code)
    {
        foreach (var language in Markup.Languages.All)
        {
            using var html = new StringWriter();
            HighlightedCode.Write(html, code, language);
            Assert.Equal(code, Markup.Parse($"<code>{html}</code>").QuerySelector("code")!.TextContent);
        }
    }

    [Fact]
    public void LanguageKnownToTheBuiltInScanner_IsNotReadByAGrammar()
    {
        Assert.DoesNotContain(Markup.Languages.All, language => CodeLanguages.Find(language.Name) is not null);
        Assert.Contains("<figcaption>Rust</figcaption>", Markup.Html("```rs\nfn a() {}\n```"), StringComparison.Ordinal);
        Assert.Contains("<span class=\"tok-keyword\">fn</span>", Markup.Html("```rs\nfn a() {}\n```"), StringComparison.Ordinal);
    }

    [Fact]
    public void OverlongCode_StaysPlain()
    {
        Assert.Equal(["Plain"], Kinds(Patient with { Length = 10 }, "int aaaaaaaaa;"));
        Assert.Equal(["Plain"], Kinds(Patient with { Lines = 2 }, "int a;\n\n"));
        Assert.Equal(["Type", "Plain"], Kinds(Patient with { LineLength = 10 }, "int a;\nint aaaaaaaaaaaa;"));
    }

    [Fact]
    public void TimeLimitReached_RestStaysPlain()
    {
        Assert.Equal(["Plain"], Kinds(Patient with { Block = TimeSpan.Zero }, "int a;"));
        Assert.Equal(["Plain"], Kinds(Patient with { Line = TimeSpan.FromTicks(1) }, "int a;"));
    }

    [Theory]
    [InlineData("cpp", "<(")]
    [InlineData("php", "<?php $a->b[")]
    [InlineData("markdown", "[*_`")]
    public void EndlessNesting_IsStoppedByTheLimits(string name, string piece)
    {
        var code = string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat(piece, 4_000 / piece.Length)) + "\n", 12));
        var started = TimeProvider.System.GetTimestamp();
        var language = new FurtherLanguages(new GrammarReader(new Grammars().Load, GrammarLimits.Default, NullLogger<GrammarReader>.Instance)).Find(name)!;
        Assert.Equal(code.Length, HighlightedCode.Tokens(code, language)[^1].End);
        // Many times the limit, for a busy machine.
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void NativeLibraryMissing_CodeStaysPlain_AndIsLoggedOnce()
    {
        var log = new CountingLog();
        var calls = 0;
        var reader = new GrammarReader(_ => { calls++; throw new DllNotFoundException("libonigwrap"); }, Patient, log);
        var language = new FurtherLanguages(reader).Find("rust")!;
        Assert.Equal(["Plain fn"], Tokens(language, "fn"));
        Assert.Equal(["Plain fn"], Tokens(language, "fn"));
        Assert.Equal((1, 1), (calls, log.Lines));
    }

    private static List<string> Kinds(GrammarLimits limits, string code) =>
        [.. Tokens(new FurtherLanguages(new GrammarReader(new Grammars().Load, limits, NullLogger<GrammarReader>.Instance)).Find("c")!, code).Select(token => token.Split(' ')[0])];

    private static List<string> Tokens(HighlightedLanguage language, string code)
    {
        var tokens = new List<string>();
        var start = 0;
        foreach (var (kind, end) in HighlightedCode.Tokens(code, language))
        {
            tokens.Add($"{kind} {code[start..end]}");
            start = end;
        }
        return tokens;
    }

    private sealed class CountingLog : ILogger<GrammarReader>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
