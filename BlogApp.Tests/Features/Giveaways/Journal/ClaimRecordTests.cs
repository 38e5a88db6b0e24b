using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Tests.Features.Giveaways.Journal;

public sealed class ClaimRecordTests
{
    private static Claim Claim(int i) => new(i % 3 + 1, GiveawayKeys.Ticket(i % 3 + 1, new byte[32], i), i, i % 2 == 0 ? 0 : -i, 1_800_000_000_000 + i);

    private static (byte[] Segment, List<int> Ends) Write(int claims, int size = 64 * 1024)
    {
        var segment = new byte[size];
        var at = JournalSegment.HeaderBytes;
        var ends = new List<int>();
        for (var i = 0; i < claims; i++)
            ends.Add(at += ClaimRecord.Write(segment.AsSpan(at), Claim(i)));
        return (segment, ends);
    }

    [Fact]
    public void Claims_AreReadAsWritten()
    {
        var (claims, damaged) = ClaimRecord.ReadAll(Write(50).Segment);
        Assert.Equal(Enumerable.Range(0, 50).Select(Claim), claims);
        Assert.False(damaged);
    }

    [Fact]
    public void LastClaim_TornAtAnyByte_LosesOnlyItself()
    {
        var (whole, ends) = Write(5);
        for (var length = ends[3] + 1; length < ends[4]; length++)
        {
            var torn = whole.ToArray();
            torn.AsSpan(length).Clear();
            var (claims, damaged) = ClaimRecord.ReadAll(torn);
            // What is cut off after the text is padding, which is zero anyway.
            Assert.InRange(claims.Count, 4, 5);
            Assert.Equal(Claim(3), claims[3]);
            Assert.False(damaged);
        }
    }

    [Fact]
    public void Claim_WithAnyBitFlipped_LosesOnlyItself_AndIsReported()
    {
        var (whole, ends) = Write(5);
        for (var at = ends[1]; at < ends[2] - 8; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var flipped = whole.ToArray();
                flipped[at] ^= (byte)(1 << bit);
                var (claims, damaged) = ClaimRecord.ReadAll(flipped);
                Assert.Equal([Claim(0), Claim(1), Claim(3), Claim(4)], claims);
                Assert.True(damaged);
            }
        }
    }

    [Fact]
    public void RandomBytes_AreNoClaims()
    {
        var random = new Random(20261130);
        var bytes = new byte[4096];
        for (var round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            Assert.Empty(ClaimRecord.ReadAll(bytes.AsSpan(0, random.Next(bytes.Length))).Claims);
        }
    }
}
