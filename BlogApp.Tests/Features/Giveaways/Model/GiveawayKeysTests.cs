using System.Security.Cryptography;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Tests.Features.Giveaways.Model;

public sealed class GiveawayKeysTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(GiveawayKeys.SecretBytes);
    private static readonly byte[] Other = RandomNumberGenerator.GetBytes(GiveawayKeys.SecretBytes);
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 20, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Ticket_OfTheSameClaimant_IsTheSame_AndOfAnother_IsNot()
    {
        Assert.Equal(GiveawayKeys.Ticket(12, Secret, -5), GiveawayKeys.Ticket(12, Secret, -5));
        Assert.NotEqual(GiveawayKeys.Ticket(12, Secret, -5), GiveawayKeys.Ticket(12, Secret, 5));
        Assert.NotEqual(GiveawayKeys.Ticket(12, Secret, -5), GiveawayKeys.Ticket(12, Other, -5));
        Assert.StartsWith("g-12-", GiveawayKeys.Ticket(12, Secret, -5), StringComparison.Ordinal);
    }

    [Fact]
    public void Tickets_OfManyClaimants_NeverCollide_AndAreGenuineOnlyUnderTheirSecret()
    {
        var seen = new HashSet<string>();
        for (var claimant = -2000L; claimant < 2000; claimant++)
        {
            var ticket = GiveawayKeys.Ticket(7, Secret, claimant);
            Assert.True(seen.Add(ticket));
            Assert.True(GiveawayKeys.IsGenuine(ticket, 7, Secret));
            Assert.False(GiveawayKeys.IsGenuine(ticket, 7, Other));
            Assert.False(GiveawayKeys.IsGenuine(ticket, 8, Secret));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("g-")]
    [InlineData("g-12")]
    [InlineData("g-12-")]
    [InlineData("g-12-AAAA")]
    [InlineData("g--1-AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("g-12-AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("g-12-ééééééééééééééééééééééééééé")]
    [InlineData("g-99999999999999999999-AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void InventedTicket_IsNotGenuine(string? ticket) => Assert.False(ticket is not null && GiveawayKeys.IsGenuine(ticket, 12, Secret));

    [Fact]
    public void Ticket_ChangedAnywhere_IsNotGenuine()
    {
        var ticket = GiveawayKeys.Ticket(3, Secret, 77);
        // The last letter of base64 has bits that do not count.
        for (var i = "g-3-".Length; i < ticket.Length - 1; i++)
        {
            var changed = ticket.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.False(GiveawayKeys.IsGenuine(new string(changed), 3, Secret), new string(changed));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(23, true)]
    [InlineData(24, true)]
    [InlineData(26, false)]
    [InlineData(-1, true)]
    [InlineData(-3, false)]
    public void PageToken_IsGoodForADay(int hoursLater, bool good) =>
        Assert.Equal(good, GiveawayKeys.IsToken(GiveawayKeys.Token(12, Secret, Now), 12, Secret, Now.AddHours(hoursLater)));

    [Fact]
    public void PageToken_OfAnotherGiveaway_OrForged_IsRefused()
    {
        var token = GiveawayKeys.Token(12, Secret, Now);
        Assert.False(GiveawayKeys.IsToken(token, 13, Secret, Now));
        Assert.False(GiveawayKeys.IsToken(token, 12, Other, Now));
        Assert.False(GiveawayKeys.IsToken(token[..^2] + "AA", 12, Secret, Now));
        Assert.False(GiveawayKeys.IsToken(token.Replace(token[..6], "500000", StringComparison.Ordinal), 12, Secret, Now));
        foreach (var nonsense in (string?[])[null, "", ".", "1.", "a.b", "488000.", new string('9', 50), "９９９９９９.AAAAAAAAAAAAAAAAAAAAAA"])
            Assert.False(GiveawayKeys.IsToken(nonsense, 12, Secret, Now), nonsense);
    }
}
