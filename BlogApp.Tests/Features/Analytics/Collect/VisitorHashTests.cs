using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using BlogApp.Features.Analytics.Collect;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class VisitorHashTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly IPAddress Address = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void The_same_visitor_has_the_same_number_all_day() =>
        Assert.Equal(VisitorHash.Of(Salt, Address, "agent"), VisitorHash.Of(Salt, IPAddress.Parse("203.0.113.7"), "agent"));

    [Fact]
    public void Salt_address_and_agent_each_make_another_visitor()
    {
        long[] numbers =
        [
            VisitorHash.Of(Salt, Address, "agent"),
            VisitorHash.Of([.. Salt.Reverse()], Address, "agent"),
            VisitorHash.Of(Salt, IPAddress.Parse("203.0.113.8"), "agent"),
            VisitorHash.Of(Salt, IPAddress.Parse("2001:db8::7"), "agent"),
            VisitorHash.Of(Salt, Address, "agents"),
            VisitorHash.Of(Salt, Address, ""),
        ];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    [Fact]
    public void An_address_is_the_same_visitor_in_both_families() =>
        Assert.Equal(VisitorHash.Of(Salt, Address, "agent"), VisitorHash.Of(Salt, Address.MapToIPv6(), "agent"));

    [Fact]
    public void The_interface_an_address_came_in_by_makes_no_other_visitor() =>
        Assert.Equal(VisitorHash.Of(Salt, IPAddress.Parse("fe80::1%2"), "agent"), VisitorHash.Of(Salt, IPAddress.Parse("fe80::1%3"), "agent"));

    [Fact]
    public void No_agent_is_an_empty_agent() => Assert.Equal(VisitorHash.Of(Salt, Address, null), VisitorHash.Of(Salt, Address, ""));

    [Fact]
    public void An_addresss_bytes_do_not_run_into_the_agent()
    {
        // 16 bytes that read as the IPv4 address and twelve letters of an agent.
        byte[] bytes = [.. Address.GetAddressBytes(), .. Encoding.ASCII.GetBytes("abcdefghijkl")];
        Assert.NotEqual(VisitorHash.Of(Salt, Address, "abcdefghijklrest"), VisitorHash.Of(Salt, new IPAddress(bytes), "rest"));
    }

    [Fact]
    public void The_number_is_the_first_63_bits_of_the_keyed_hash()
    {
        byte[] message = [4, 203, 0, 113, 7, .. Encoding.UTF8.GetBytes("Ägent")];
        var expected = (long)(BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(Salt, message)) >> 1);
        Assert.Equal(expected, VisitorHash.Of(Salt, Address, "Ägent"));
    }

    [Fact]
    public void An_endless_agent_is_cut()
    {
        var agent = new string('x', 512);
        Assert.Equal(VisitorHash.Of(Salt, Address, agent), VisitorHash.Of(Salt, Address, agent + new string('y', 30_000)));
        Assert.NotEqual(VisitorHash.Of(Salt, Address, agent), VisitorHash.Of(Salt, Address, agent[1..]));
    }

    [Fact]
    public void A_hash_without_a_salt_is_refused() => Assert.Throws<ArgumentException>(() => VisitorHash.Of([], Address, "agent"));

    [Fact]
    public void Hashing_allocates_nothing()
    {
        var mapped = IPAddress.Parse("::ffff:203.0.113.7");
        VisitorHash.Of(Salt, mapped, "agent");
        var before = GC.GetAllocatedBytesForCurrentThread();
        VisitorHash.Of(Salt, mapped, "agent");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Any_visitor_has_a_positive_number() => Prop.ForAll(
        ArbMap.Default.ArbFor<(uint Address, string? Agent)>(),
        visitor => VisitorHash.Of(Salt, new IPAddress(visitor.Address), visitor.Agent) > 0).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
