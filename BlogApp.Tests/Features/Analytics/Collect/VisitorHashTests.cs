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
    public void SameVisitor_HashedWithSameSalt_HasTheSameNumber() =>
        Assert.Equal(VisitorHash.Compute(Salt, Address, "agent"), VisitorHash.Compute(Salt, IPAddress.Parse("203.0.113.7"), "agent"));

    [Fact]
    public void DifferentSaltAddressOrAgent_Hashed_IsAnotherVisitor()
    {
        long[] numbers =
        [
            VisitorHash.Compute(Salt, Address, "agent"),
            VisitorHash.Compute([.. Salt.Reverse()], Address, "agent"),
            VisitorHash.Compute(Salt, IPAddress.Parse("203.0.113.8"), "agent"),
            VisitorHash.Compute(Salt, IPAddress.Parse("2001:db8::7"), "agent"),
            VisitorHash.Compute(Salt, Address, "agents"),
            VisitorHash.Compute(Salt, Address, ""),
        ];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    [Fact]
    public void IPv4MappedAddress_Hashed_IsTheSameVisitor() =>
        Assert.Equal(VisitorHash.Compute(Salt, Address, "agent"), VisitorHash.Compute(Salt, Address.MapToIPv6(), "agent"));

    [Fact]
    public void AddressWithOtherScopeId_Hashed_IsTheSameVisitor() =>
        Assert.Equal(VisitorHash.Compute(Salt, IPAddress.Parse("fe80::1%2"), "agent"), VisitorHash.Compute(Salt, IPAddress.Parse("fe80::1%3"), "agent"));

    [Fact]
    public void MissingAgent_Hashed_EqualsEmptyAgent() => Assert.Equal(VisitorHash.Compute(Salt, Address, null), VisitorHash.Compute(Salt, Address, ""));

    [Fact]
    public void AddressBytesResemblingAgentText_Hashed_AreAnotherVisitor()
    {
        // 16 bytes equal to the IPv4 address followed by twelve letters of an agent.
        byte[] bytes = [.. Address.GetAddressBytes(), .. Encoding.ASCII.GetBytes("abcdefghijkl")];
        Assert.NotEqual(VisitorHash.Compute(Salt, Address, "abcdefghijklrest"), VisitorHash.Compute(Salt, new IPAddress(bytes), "rest"));
    }

    [Fact]
    public void VisitorNumber_IsTheFirst63BitsOfTheKeyedHash()
    {
        byte[] message = [4, 203, 0, 113, 7, .. Encoding.UTF8.GetBytes("Ägent")];
        var expected = (long)(BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(Salt, message)) >> 1);
        Assert.Equal(expected, VisitorHash.Compute(Salt, Address, "Ägent"));
    }

    [Fact]
    public void OverlongAgent_Hashed_IsCut()
    {
        var agent = new string('x', 512);
        Assert.Equal(VisitorHash.Compute(Salt, Address, agent), VisitorHash.Compute(Salt, Address, agent + new string('y', 30_000)));
        Assert.NotEqual(VisitorHash.Compute(Salt, Address, agent), VisitorHash.Compute(Salt, Address, agent[1..]));
    }

    [Fact]
    public void EmptySalt_Hashed_IsRefused() => Assert.Throws<ArgumentException>(() => VisitorHash.Compute([], Address, "agent"));

    [Fact]
    public void Visitor_Hashed_AllocatesNothing()
    {
        var mapped = IPAddress.Parse("::ffff:203.0.113.7");
        VisitorHash.Compute(Salt, mapped, "agent");
        var before = GC.GetAllocatedBytesForCurrentThread();
        VisitorHash.Compute(Salt, mapped, "agent");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void AnyVisitor_Hashed_HasAPositiveNumber() => Prop.ForAll(
        ArbMap.Default.ArbFor<(uint Address, string? Agent)>(),
        visitor => VisitorHash.Compute(Salt, new IPAddress(visitor.Address), visitor.Agent) > 0).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
