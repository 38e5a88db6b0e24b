using BlogApp.Features.Articles.Highlighting;
using BlogApp.Tests.Features.Articles.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Highlighting;

public sealed class CodePropertyTests
{
    // Random letters hardly ever open a string or a comment; these pieces do.
    private static readonly string[] Pieces =
    [
        "\"", "'", "`", "\"\"\"", "$\"", "$$\"\"\"", "@\"", "{", "}", "{{", "}}", "${", "$(", ")", "(", "[[", "]]", "[==[", "]==]", "--[[", "--", "//", "/*", "*/",
        "#", "<!--", "-->", "<script>", "</script>", "<style>", "<a", "href=", ">", "/>", "</", "&amp;", "&", "<<EOF", "EOF", "<<-'X'", "\n", "\r\n", " ", "\t", "\\", "\\\n",
        "/", "/a/g", "=", "=>", ":", ": ", "- ", "---", "|", "|\n", ">-\n", "0x1F", "1.5e-3", "1_000", ".5", "..", "class ", "Foo", "List<int>(", "def ", "SELECT ", "$x", "${a}", "@p", "::", ":n",
        "f\"", "rb'", "f'''", "é", "中文", "😀", "\ud83d", "\ude00", "\0", "\u2028", "key:", "{a: [b, c]}", "&anchor", "*alias", "!tag", "-x", "--long-option",
    ];

    internal static readonly Gen<string> Code = Gen.OneOf(
        Gen.Choose(0, Pieces.Length - 1).ListOf().Select(chosen => string.Concat(chosen.Select(i => Pieces[i]))),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    public static TheoryData<string> Languages() => [.. CodeLanguages.All.Select(language => language.Name)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void AnyText_Scanned_TokensJoinToTheTextAndNoneIsEmpty(string name) => Check(name, (code, language) =>
    {
        var start = 0;
        foreach (var token in HighlightedCode.Tokens(code, language))
        {
            if (token.End <= start)
                return false;
            start = token.End;
        }
        return start == code.Length;
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void AnyText_Highlighted_HtmlShowsExactlyTheText(string name) => Check(name, (code, language) =>
    {
        // NUL and carriage returns survive no HTML parser; Markdown has already replaced them.
        var text = code.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Replace('\r', '\n');
        using var html = new StringWriter();
        HighlightedCode.Write(html, text, language);
        var element = Markup.Parse($"<code>{html}</code>").QuerySelector("code")!;
        return element.TextContent == text && element.QuerySelectorAll("*").All(e => e.LocalName == "span" && e.Attributes.Length == 1);
    });

    private static void Check(string name, Func<string, HighlightedLanguage, bool> holds)
    {
        var language = CodeLanguages.Find(name)!;
        Prop.ForAll(Code.ToArbitrary(), code => holds(code, language)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(60));
    }
}
