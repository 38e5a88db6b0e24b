using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Tests.Features.Giveaways.Model;

public sealed class ProofCodeTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static string Code(int place = 57) => ProofCode.Create(12, place, "g-12-ticket", Secret);

    [Fact]
    public void Code_NamesGiveawayAndPlace_AndIsTheSameEachTime()
    {
        Assert.Matches("^12-57-([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", Code());
        Assert.Equal((12L, 57), ProofCode.Parse(Code()));
        Assert.Equal(Code(), Code());
        Assert.NotEqual(Code(57)[6..], Code(58)[6..]);
    }

    [Fact]
    public void Code_TypedByAPerson_MatchesDespiteCaseSpacesAndLookalikes()
    {
        var typed = Code().ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');
        // The numbers before the hash are numbers.
        typed = "12-57-" + string.Join(' ', typed.Split('-')[2..]);
        Assert.True(ProofCode.Matches(" " + typed + " ", Code()));
    }

    [Fact]
    public void Code_WithOneLetterChanged_DoesNotMatch()
    {
        var code = Code();
        for (var i = "12-57-".Length; i < code.Length; i++)
        {
            if (code[i] == '-')
                continue;
            var changed = code.ToCharArray();
            changed[i] = changed[i] == 'Z' ? 'Y' : 'Z';
            Assert.False(ProofCode.Matches(new string(changed), code), new string(changed));
        }
        Assert.False(ProofCode.Matches("12-58" + code[5..], code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12-57")]
    [InlineData("a-b-c")]
    [InlineData("１２-57-AAAA")]
    [InlineData("12-99999999999-AAAA")]
    public void Nonsense_IsNoCode(string? typed) => Assert.Null(ProofCode.Parse(typed));
}
