using BlogApp.Data.Site;
using BlogApp.Features.Site.Redirects;
using BlogApp.Features.Site.Redirects.Csv;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class RedirectCsvTests
{
    [Theory]
    [InlineData("/a,/b", "1:/a>/b:301")]
    [InlineData("\ufeff/a;/b;302\r\n/c;/d;\r\n", "1:/a>/b:302 2:/c>/d:301")]
    [InlineData("from,to\n/a,/b\n\n\n/c,/d", "2:/a>/b:301 5:/c>/d:301")]
    [InlineData("To;From;Code\n/b;/a;307", "2:/a>/b:302")]
    [InlineData("id\tsource\ttarget\n7\t/a\t/b", "2:/a>/b:301")]
    [InlineData("\"/a\",\"https://x.y/?a=1,2\",\"permanent\"", "1:/a>https://x.y/?a=1,2:301")]
    [InlineData("\"/a \"\"q\"\"\",/b\n\"/li\nne\",/d\n/e,/f", "1:/a \"q\">/b:301 2:/li\nne>/d:301 4:/e>/f:301")]
    [InlineData(" /a , /b , 301 ", "1:/a>/b:301")]
    [InlineData("'/a,'/b", "1:/a>/b:301")]
    [InlineData("/a,\"/b", "1:/a>/b:301")]
    [InlineData("/a", "1:/a>:301")]
    [InlineData("", "")]
    [InlineData("/a,/b,410", "1:/a>/b:refused")]
    [InlineData("from,where\n/a,/b", "1:>:refused")]
    public void List_IsReadAsSpreadsheetsWriteIt(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', RedirectCsv.Read(text).Select(row => $"{row.Line}:{row.From}>{row.To}:{(row.Error is not null ? "refused" : row.Temporary ? "302" : "301")}")));

    [Fact]
    public void LongList_EndsWithAReason()
    {
        var rows = RedirectCsv.Read(string.Concat(Enumerable.Range(0, RedirectCsv.MaxRows + 5).Select(i => $"/a{i},/b\n")));
        Assert.Equal(RedirectCsv.MaxRows + 1, rows.Count);
        Assert.Equal(RedirectCsv.MaxRows + 1, Assert.Single(rows, row => row.Error is not null).Line);
    }

    [Fact]
    public void WrittenList_IsReadAgain_AndNoSpreadsheetCalculatesIt()
    {
        var at = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        RedirectRow[] rows =
        [
            new(1, "/a,b \"c\"", "/articles/x", false, RedirectSource.Import, at, 12, at, false, false),
            new(2, "/?p=12", "https://example.org/?a=1;2", true, RedirectSource.Hand, at, 0, null, false, false),
        ];
        var text = RedirectCsv.Write(rows);
        Assert.Equal("from,to,status,origin,created,hits,last hit", text.Split("\r\n")[0]);
        Assert.Equal([("/a,b \"c\"", "/articles/x", false), ("/?p=12", "https://example.org/?a=1;2", true)], RedirectCsv.Read(text).Select(row => (row.From, row.To, row.Temporary)));
        Assert.Equal("'=1+1,'@x,'-2,'+3,\"'\t4\",plain\r\n", CsvText.Write("=1+1", "@x", "-2", "+3", "\t4", "plain"));
    }
}
