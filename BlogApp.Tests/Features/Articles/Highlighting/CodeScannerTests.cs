using System.Text;
using BlogApp.Features.Articles.Highlighting;

namespace BlogApp.Tests.Features.Articles.Highlighting;

/// <summary>In the expected text, each colored token is in guillemets after the first two letters of its kind.</summary>
public sealed class CodeScannerTests
{
    [Theory]
    [InlineData("public string? Name { get; }", "‹Ke·public› ‹Ty·string›‹Op·?› Name { ‹Ke·get›; }")]
    [InlineData("List<Tag> Tags = [];", "‹Ty·List›‹Op·<›‹Ty·Tag›‹Op·>› Tags ‹Op·=› [];")]
    [InlineData("await db.Articles.Select<Article, long>(a => a.Id)", "‹Ke·await› db.Articles.‹Fu·Select›‹Op·<›‹Ty·Article›, ‹Ty·long›‹Op·>›(a ‹Op·=>› a.Id)")]
    [InlineData("throw new Gone($\"no {Name(\"x\")} {{y}}\");", "‹Ke·throw› ‹Ke·new› ‹Ty·Gone›(‹St·$\"no ›‹Op·{›‹Fu·Name›(‹St·\"x\"›)‹Op·}›‹St· {{y}}\"›);")]
    [InlineData("var a = \"\"\"a \"b\" {c}\"\"\"; // d", "‹Ke·var› a ‹Op·=› ‹St·\"\"\"a \"b\" {c}\"\"\"›; ‹Co·// d›")]
    [InlineData("$$\"\"\"{ {{x}} }\"\"\"", "‹St·$$\"\"\"{ ›‹Op·{{›x‹Op·}}›‹St· }\"\"\"›")]
    [InlineData("@\"C:\\\" + 0x1F", "‹St·@\"C:\\\"› ‹Op·+› ‹Nu·0x1F›")]
    [InlineData("x = /* a\n b */ 1.5e-3f;", "x ‹Op·=› ‹Co·/* a\n b */› ‹Nu·1.5e-3f›;")]
    [InlineData("\"open\nint x", "‹St·\"open›\n‹Ty·int› x")]
    public void CSharpCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("csharp", code));

    [Theory]
    [InlineData("const a = b / c / d;", "‹Ke·const› a ‹Op·=› b ‹Op·/› c ‹Op·/› d;")]
    [InlineData("s.match(/a[/]b/gi)", "s.‹Fu·match›(‹St·/a[/]b/gi›)")]
    [InlineData("`n=${f({a: `${1}`})}!`", "‹St·`n=›‹Op·${›‹Fu·f›({a‹Op·:› ‹St·`›‹Op·${›‹Nu·1›‹Op·}›‹St·`›})‹Op·}›‹St·!`›")]
    [InlineData("class A extends B { async go() {} }", "‹Ke·class› ‹Ty·A› ‹Ke·extends› ‹Ty·B› { ‹Ke·async› ‹Fu·go›() {} }")]
    public void JavaScriptCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("js", code));

    [Fact]
    public void TypeScriptCode_Scanned_MarksTypes() =>
        Assert.Equal("‹Ke·let› n‹Op·:› ‹Ty·number› ‹Op·=› ‹Fu·load›‹Op·<›‹Ty·Foo›‹Op·>›();", Marked("ts", "let n: number = load<Foo>();"));

    [Theory]
    [InlineData("@cache\ndef go(self, n: int = 3):", "‹At·@cache›\n‹Ke·def› ‹Fu·go›(‹Ke·self›, n‹Op·:› ‹Ty·int› ‹Op·=› ‹Nu·3›)‹Op·:›")]
    [InlineData("f'{a[0]!r} {{b}}' # c", "‹St·f'›‹Op·{›a[‹Nu·0›]‹Op·!›r‹Op·}›‹St· {{b}}'› ‹Co·# c›")]
    [InlineData("\"\"\"one\ntwo\"\"\"", "‹St·\"\"\"one\ntwo\"\"\"›")]
    [InlineData("if x: return None", "‹Ke·if› x‹Op·:› ‹Ke·return› ‹Ke·None›")]
    public void PythonCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("python", code));

    [Theory]
    [InlineData("select COUNT(*) FROM article a -- all", "‹Ke·select› ‹Fu·COUNT›(‹Op·*›) ‹Ke·FROM› ‹Ty·article› a ‹Co·-- all›")]
    [InlineData("WHERE t = 'it''s' AND id = @id", "‹Ke·WHERE› t ‹Op·=› ‹St·'it''s'› ‹Ke·AND› id ‹Op·=› ‹Va·@id›")]
    [InlineData("INSERT INTO hit (a) VALUES (:a, 1::text)", "‹Ke·INSERT› ‹Ke·INTO› ‹Ty·hit› (a) ‹Ke·VALUES› (‹Va·:a›, ‹Nu·1›::‹Ty·text›)")]
    public void SqlCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("sql", code));

    [Theory]
    [InlineData("local at = tonumber(redis.call('GET', KEYS[1])) -- x", "‹Ke·local› at ‹Op·=› ‹Fu·tonumber›(redis.‹Fu·call›(‹St·'GET'›, KEYS[‹Nu·1›])) ‹Co·-- x›")]
    [InlineData("--[==[ a ]] ]==] s = [[b]]", "‹Co·--[==[ a ]] ]==]› s ‹Op·=› ‹St·[[b]]›")]
    public void LuaCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("lua", code));

    [Theory]
    [InlineData("PORT=5 ./run.sh --urls \"http://$HOST\" | grep -v 'a#b' # c", "‹Va·PORT›‹Op·=›‹Nu·5› ‹Fu·./run.sh› ‹At·--urls› ‹St·\"http://›‹Va·$HOST›‹St·\"› ‹Op·|› ‹Fu·grep› ‹At·-v› ‹St·'a#b'› ‹Co·# c›")]
    [InlineData("name=$(hostname) && kill -9 $!", "‹Va·name›‹Op·=›$(‹Fu·hostname›) ‹Op·&&› ‹Fu·kill› ‹At·-9› ‹Va·$!›")]
    [InlineData("cat <<'EOF' > a\n$x\nEOF\nls", "‹Fu·cat› ‹St·<<'EOF'› ‹Op·>› a\n‹St·$x\nEOF›\n‹Fu·ls›")]
    [InlineData("for f in a b; do echo \"$(cat \"$f\")\"; done", "‹Ke·for› f ‹Ke·in› a b‹Op·;› ‹Ke·do› ‹Fu·echo› ‹St·\"›‹Op·$(›‹Fu·cat› ‹St·\"›‹Va·$f›‹St·\"›‹Op·)›‹St·\"›‹Op·;› ‹Ke·done›")]
    public void ShellCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("bash", code));

    [Theory]
    [InlineData("{\"a:b\" : [\"c\", -1.5, true]} // d", "{‹At·\"a:b\"› : [‹St·\"c\"›, ‹Op·-›‹Nu·1.5›, ‹Ke·true›]} ‹Co·// d›")]
    public void JsonCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("json", code));

    [Theory]
    [InlineData("at: \"08:30\" # b\ntags: [a, 3]", "‹At·at›‹Op·:› ‹St·\"08:30\"› ‹Co·# b›\n‹At·tags›‹Op·:› [‹St·a›, ‹Nu·3›]")]
    [InlineData("run: |\n  a: b\nnext: true", "‹At·run›‹Op·:› ‹Op·|›\n‹St·  a: b›\n‹At·next›‹Op·:› ‹Ke·true›")]
    [InlineData("- url: http://a.b/c#d\n- *x", "‹Op·- ›‹At·url›‹Op·:› ‹St·http://a.b/c#d›\n‹Op·- ›‹Va·*x›")]
    public void YamlCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("yaml", code));

    [Theory]
    [InlineData("<!-- a --><a href=\"/x\" b>c &amp; d</a>", "‹Co·<!-- a -->›‹Ta·<a› ‹At·href›‹Op·=›‹St·\"/x\"› ‹At·b›‹Ta·>›c ‹Va·&amp;› d‹Ta·</a>›")]
    [InlineData("<script>if (a < b) go('</b>')</script>", "‹Ta·<script>›‹Ke·if› (a ‹Op·<› b) ‹Fu·go›(‹St·'</b>'›)‹Ta·</script>›")]
    [InlineData("1 < 2 & 3", "1 < 2 & 3")]
    public void HtmlCode_Scanned_IsMarked(string code, string expected) => Assert.Equal(expected, Marked("html", code));

    [Theory]
    [InlineData("C#", "C#")]
    [InlineData("TSX", "TypeScript")]
    [InlineData("sh", "Shell")]
    [InlineData("yml", "YAML")]
    [InlineData("brainfuck", null)]
    [InlineData("", null)]
    public void Language_SearchedByAnyOfItsNames_IsFound(string name, string? label) => Assert.Equal(label, CodeLanguages.Find(name)?.Label);

    [Fact]
    public void OverlongCode_Written_HasNoColors()
    {
        using var html = new StringWriter();
        HighlightedCode.Write(html, new string('1', HighlightedCode.Longest + 1), CodeLanguages.Find("csharp"));
        Assert.DoesNotContain("<span", html.ToString(), StringComparison.Ordinal);
    }

    private static string Marked(string language, string code)
    {
        var marked = new StringBuilder();
        var start = 0;
        foreach (var (kind, end) in HighlightedCode.Tokens(code, CodeLanguages.Find(language)!))
        {
            var text = code[start..end];
            marked.Append(kind == TokenKind.Plain ? text : $"‹{kind.ToString()[..2]}·{text}›");
            start = end;
        }
        return marked.ToString();
    }
}
