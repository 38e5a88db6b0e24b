using System.Text.RegularExpressions;
using System.Xml.Linq;
using BlogApp.Components.Layout;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Platform.Languages;

public sealed partial class WordsTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "BlogApp");

    [Fact]
    public void EveryInterfaceText_HasAChineseTranslation() =>
        Assert.Empty(Used().Where(text => !Words.Chinese.ContainsKey(text)).Distinct());

    [Fact]
    public void EveryChineseText_IsUsed_AndDefinedOnce()
    {
        Assert.Empty(Words.Chinese.Keys.Except(Used()));
        var names = XDocument.Load(Path.Combine(Source, "Platform", "Languages", "Words.zh-CN.resx")).Descendants("data").Select(e => e.Attribute("name")!.Value);
        Assert.Empty(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void EveryChineseText_HasTheSamePlaceholders_AndIsNotEmpty() =>
        Assert.All(Words.Chinese, text =>
        {
            Assert.NotEmpty(text.Value.Trim());
            Assert.Equal(Places(text.Key), Places(text.Value));
        });

    [Fact]
    public void UnknownText_IsInEnglish_AndNumbersAreGrouped()
    {
        Assert.Equal("No such text", new Words(InterfaceLanguage.Chinese)["No such text"]);
        Assert.Equal("1,234 articles.", new Words(InterfaceLanguage.English)["{0:N0} articles.", 1234]);
        Assert.Equal("1,234 篇文章。", new Words(InterfaceLanguage.Chinese)["{0:N0} articles.", 1234]);
    }

    [Theory]
    [InlineData("Comments deleted: 1,234", "已删除评论：1,234 条")]
    [InlineData("nothing was due", "没有到期的文章")]
    [InlineData("Views are not counted. No space is left on the data directory's disk. Free some; counting goes on by itself then.", "阅读未被计数。数据目录所在磁盘空间已满。请释放空间；之后计数会自动继续。")]
    [InlineData("published “{0} or ${x}” and 2 more", "已发布“{0} or ${x}”和另外 2 篇")]
    [InlineData("Something that nobody ever said.", "Something that nobody ever said.")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void StoredEnglishText_IsTranslated_IfItsPhraseIsKnown(string? stored, string expected)
    {
        Assert.Equal(expected, new Words(InterfaceLanguage.Chinese).TranslateStored(stored));
        Assert.Equal(stored ?? "", new Words(InterfaceLanguage.English).TranslateStored(stored));
    }

    /// <summary>All keys in the source: looked up directly, used by a script, or created or marked by Phrase.</summary>
    private static HashSet<string> Used() =>
    [
        .. Directory.EnumerateFiles(Source, "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !Path.GetRelativePath(Source, f).StartsWith("obj", StringComparison.Ordinal) && !Path.GetRelativePath(Source, f).StartsWith("bin", StringComparison.Ordinal))
            .SelectMany(f => Lookup().Matches(File.ReadAllText(f)).Select(m => Regex.Unescape(m.Groups[1].Value))),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "wwwroot", "js"), "*.js", SearchOption.AllDirectories)
            .SelectMany(f => Said().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)),
        .. Directory.EnumerateFiles(Path.Combine(Source, "Platform", "Faults"))
            .Append(Path.Combine(Source, "Platform", "Redis", "RedisFaults.cs")).Append(Path.Combine(Source, "Platform", "Stores", "FaultClassifier.cs"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Source, "Features", "Import"), "*.cs", SearchOption.AllDirectories).Where(f => !f.EndsWith("Commands.cs", StringComparison.Ordinal)))
            .SelectMany(f => Sentence().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)),
        .. ((string[])["Accounts", "Setup"]).SelectMany(feature => Directory.EnumerateFiles(Path.Combine(Source, "Features", feature), "*.cs", SearchOption.AllDirectories)).Where(f => !f.EndsWith("Settings.cs", StringComparison.Ordinal))
            .SelectMany(f => Refusal().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)),
        .. Requirement().Matches(File.ReadAllText(Path.Combine(Source, "Platform", "Settings", "SiteSettings.cs"))).Select(m => char.ToUpperInvariant(m.Groups[1].Value[0]) + m.Groups[1].Value[1..]),
        .. Enum.GetValues<StoreKind>().Select(store => store.Title()),
    ];

    /// <summary>The placeholders for values, in any format; not {s}, the plural's s, which Chinese does not have.</summary>
    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order();

    [GeneratedRegex("""(?:\b[Ww]ords\[|\bPhrase\.(?:Key|Format)\()"((?:[^"\\]|\\.)*)["]""")]
    private static partial Regex Lookup();

    [GeneratedRegex(@"\bsay\('([^']*)'")]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<!\$|Message = )""([A-Z][^""\\]* [^""\\]*\.)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"""((?:accepts|needs) [^""]*\.)""")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"ErrorMessage = ""([^""]*)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\{(\d+)(?::[^}]*)?\}")]
    private static partial Regex Place();
}
