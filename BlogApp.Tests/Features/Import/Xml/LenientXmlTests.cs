using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Xml;

namespace BlogApp.Tests.Features.Import.Xml;

public sealed class LenientXmlTests
{
    [Theory]
    [InlineData("<a>x &amp; &lt;y&gt; &quot;&apos; &#233;&#xE9;</a>", "x & <y> \"' éé", "")]
    [InlineData("<a>x & y &nope; &</a>", "x & y &nope; &", "3 × a bare &")]
    [InlineData("<a>http://x/?a=1&b=2</a>", "http://x/?a=1&b=2", "1 × a bare &")]
    [InlineData("<a>caf&eacute;&nbsp;&mdash;</a>", "café\u00a0—", "3 × entities of HTML")]
    [InlineData("<a>1 < 2</a>", "1 < 2", "1 × a bare &")]
    [InlineData("<a>x\u0001y&#1;z&#x1F;&#xFFFF;&#xD83D;</a>", "xyz", "control characters")]
    [InlineData("<a><![CDATA[x\0y&#x1;z &#65; &amp;#1;]]></a>", "xyz &#65; &amp;#1;", "2 × control characters")]
    [InlineData("<a><![CDATA[&#xD83D;&#xDE00;]]></a>", "😀", "1 × control characters")]
    [InlineData("<a>&#xD83D;&#xDE00;</a>", "😀", "")]
    [InlineData("<a>&#151;</a>", "—", "")]
    [InlineData("<a><![CDATA[if (a[b[0]]>c) {}]]></a>", "if (a[b[0]]>c) {}", "1 × ]]> inside a text")]
    [InlineData("<a><![CDATA[x ]]> <p>y</p> ]]></a>", "x ]]> <p>y</p> ", "1 × ]]> inside a text")]
    [InlineData("<a><![CDATA[x]]]]><![CDATA[>y]]></a>", "x]]>y", "")]
    [InlineData("<a>b <![CDATA[x]]> c</a>", "b x c", "")]
    [InlineData("<a>b ]]> c</a>", "b ]]> c", "1 × ]]> inside a text")]
    [InlineData("<q:a>x</q:a>", "x", "1 × prefixes")]
    [InlineData("<a>x</b></a>", "x", "1 × tags that do not fit")]
    [InlineData("<a>x<!-- <b> & --><?php echo ?>y</a>", "xy", "")]
    [InlineData("<a>x\r\ny</a>", "x\ny", "")]
    public void Element_AsReallyWritten_HasItsText_AndWhatWasMendedIsCounted(string xml, string text, string mended)
    {
        var mendings = new Mendings();
        var element = Assert.Single(Read($"<rss><channel>\n{xml}</channel></rss>", mendings));
        Assert.Equal(text, element.Value);
        var words = string.Join('\n', mendings.Words());
        if (mended.Length == 0)
            Assert.Equal("", words);
        else
            Assert.Contains(mended, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Mendings_NameTheirLines()
    {
        var mendings = new Mendings();
        Assert.Equal(2, Read("\n<?xml version=\"1.0\"?><rss><channel><a>1\n\u0001</a>\n<b>\n\u0002\u0003 & </b></channel></rss>", mendings).Count());
        Assert.Equal(["Mended: empty lines or a mark stood before the XML declaration.", "Mended: 3 × control characters were left out (lines 3, 5).", "Mended: 1 × a bare & or < was read as itself (lines 5)."], mendings.Words());
    }

    [Theory]
    [InlineData("windows-1252", false)]
    [InlineData("ISO-8859-1", false)]
    [InlineData("UTF-8", true)]
    [InlineData(null, true)]
    public void Windows1252_IsRead_WhateverTheFileSays(string? said, bool counted)
    {
        var declaration = said is null ? "<?xml version=\"1.0\"?>" : $"<?xml version=\"1.0\" encoding=\"{said}\"?>";
        var mendings = new Mendings();
        var bytes = XmlEncoding.Windows1252.GetBytes(declaration + "<rss><channel><a>Café “quoted” — €</a></channel></rss>");
        Assert.Equal("Café “quoted” — €", LenientXml.Elements(() => new MemoryStream(bytes), mendings).Single().Value);
        Assert.Equal(counted ? ["Mended: 5 × bytes that are no UTF-8 were read as Windows-1252 (lines 1)."] : [], mendings.Words());
    }

    [Fact]
    public void SingleBadBytes_LeaveTheOtherCharactersAlone()
    {
        byte[] bytes = [.. "<rss><channel><a>中文 "u8, 0x93, .. "é"u8, 0x94, .. " 😀</a></channel></rss>"u8];
        Assert.Equal("中文 “é” 😀", LenientXml.Elements(() => new MemoryStream(bytes), new()).Single().Value);
    }

    [Fact]
    public void Utf8ThatClaimsToBeLatin1_IsReadAsUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><a>中文 é</a></channel></rss>");
        Assert.Equal("中文 é", LenientXml.Elements(() => new MemoryStream(bytes), new()).Single().Value);
    }

    [Fact]
    public void Utf16_IsRead()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss><channel><a>中é</a></channel></rss>")];
        Assert.Equal("中é", LenientXml.Elements(() => new MemoryStream(bytes), new()).Single().Value);
    }

    [Fact]
    public void CharactersAcrossReads_AreWhole()
    {
        var text = string.Concat(Enumerable.Repeat("中é😀", 100_000));
        var bytes = Encoding.UTF8.GetBytes($"<rss><channel><a>{text}</a><b><![CDATA[{text}]]></b></channel></rss>");
        Assert.Equal([text, text], LenientXml.Elements(() => new SmallReads(bytes), new()).Select(e => e.Value));
    }

    [Theory]
    [InlineData("<rss><channel><item><title>One</title></item>\n<item><title>Two</title><b>x", 1, "at line 2, in the middle of “Two”")]
    [InlineData("<rss><channel><item><title>One</title></item>\n<item><b><![CDATA[x", 1, "at line 2, in the middle of “item”")]
    [InlineData("<rss><channel><item><title>One</title></item>\n", 1, "at line 2 without its closing tags")]
    [InlineData("<rss><channel><item><title>One</title></item><ite", 1, "at line 1 without")]
    public void FileCutShort_GivesWhatIsWhole_AndSaysWhereItEnds(string xml, int whole, string words)
    {
        var mendings = new Mendings();
        Assert.Equal(whole, Read(xml, mendings).Count());
        Assert.Contains(words, mendings.Words().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void ItemWithoutItsEnd_IsClosedByTheNext() =>
        Assert.Equal(["1", "2"], Read("<rss><channel><item><a>1<item><a>2</a></item></channel></rss>", new()).Select(e => e.Value));

    [Theory]
    [InlineData("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel><a>&x;</a></channel></rss>")]
    [InlineData("<!doctype rss [<!ENTITY a \"aaaa\">]><rss><channel><a>&a;</a></channel></rss>")]
    public void DocumentType_IsRefused(string xml) => Assert.Throws<ContentFormatException>(() => Read(xml, new()).Count());

    [Theory]
    [InlineData("<x>")]
    [InlineData("</x>")]
    [InlineData("<x")]
    [InlineData("<![CDATA[")]
    [InlineData("]]>")]
    [InlineData("<![CDATA[]]>")]
    [InlineData("<a b=\"")]
    [InlineData("&")]
    [InlineData("<item>")]
    [InlineData("<a>]]>]")]
    [InlineData("\u0001\n")]
    public void LongHostileFile_EndsInLinearTime(string piece)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var open in (string[])["", "<item><title>", "<item><![CDATA["])
            Assert.InRange(Read("<rss><channel>" + open + string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length)), new()).Sum(element => element.Value.Length), 0, 600_000);
        // Far less than a second on two cores; squared, it would be many minutes.
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void NestedElements_AreBounded_AndKeepTheirText()
    {
        var mendings = new Mendings();
        var element = Read("<rss><channel><item>" + string.Concat(Enumerable.Repeat("<a>x", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)) + "</item><item>y</item></channel></rss>", mendings).ToList();
        Assert.Equal([100_000, 1], element.Select(e => e.Value.Length));
        Assert.Contains("nested too deeply", string.Join('\n', mendings.Words()), StringComparison.Ordinal);
    }

    [Fact]
    public void RandomBytes_NeverThrowAnythingElse()
    {
        var random = new Random(13);
        string[] pieces = ["<rss>", "<channel>", "<item>", "</item>", "<![CDATA[", "]]>", "<!--", "-->", "<a b='", "\"", "&#x", ";", "<wp:post_id>", "</", ">", "<", "&amp;", "\0", "é", "\ud83d", "<?", "?>", "x\n"];
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)])));
            for (var flips = random.Next(4); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.InRange(LenientXml.Elements(() => new MemoryStream(bytes), new()).Sum(element => element.Value.Length), 0, 10_000);
        }
    }

    private static IEnumerable<XElement> Read(string xml, Mendings mendings) => LenientXml.Elements(() => new MemoryStream(Encoding.UTF8.GetBytes(xml)), mendings);

    private sealed class SmallReads(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7919));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7919)]);
    }
}
