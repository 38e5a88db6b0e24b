using System.Security.Cryptography;
using System.Text;
using BlogApp.Features.Giveaways;
using BlogApp.Features.Giveaways.Claiming;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Giveaways.Claiming;

public sealed class ClaimWorkTests
{
    private static ClaimWork Work(int bits) => new(Options.Create(new GiveawaysSettings { WorkBits = bits }), new ManualTime());

    private static string Solve(string token, int bits) =>
        Enumerable.Range(0, int.MaxValue).Select(n => $"{n}").First(n => ClaimWork.ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes($"{token}:{n}"))) >= bits);

    [Fact]
    public void WithoutWork_EverythingIsAccepted() => Assert.True(Work(0).Accepts("token", null));

    [Fact]
    public void SolvedPuzzle_IsAcceptedOnce_AndForItsTokenOnly()
    {
        var work = Work(8);
        var number = Solve("token", 8);
        Assert.False(work.Accepts("token", null));
        Assert.False(work.Accepts("token", new string('1', 41)));
        Assert.True(work.Accepts("token", number));
        Assert.False(work.Accepts("token", number));
        Assert.False(work.Accepts("token", "0" == number ? "1" : "0"));
    }

    [Theory]
    [InlineData(0, "80")]
    [InlineData(1, "40")]
    [InlineData(7, "01")]
    [InlineData(8, "00FF")]
    [InlineData(15, "0001")]
    [InlineData(16, "0000")]
    public void ZeroBits_CountsFromTheBeginning(int bits, string hex) => Assert.Equal(bits, ClaimWork.ZeroBits(Convert.FromHexString(hex)));
}
