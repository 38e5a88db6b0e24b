using BlogApp.Features.Site.Redirects.Csv;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("A book", "A book")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Cell_IsNeverAFormula_AndKeepsItsText(string value, string cell) => Assert.Equal(cell + "\r\n", CsvText.Write(value));
}
