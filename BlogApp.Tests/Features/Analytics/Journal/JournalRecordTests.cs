using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Model;
using BlogApp.Tests.Features.Analytics.Live;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Analytics.Journal;

public class JournalRecordTests
{
    [Fact]
    public void AnyHit_WrittenAndRead_IsTheSame() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<(long, long, long, byte, ushort)>()
            .SelectMany(n => ArbMap.Default.GeneratorFor<NonNull<string>>(), (n, s) => (n, s.Get)).ToArbitrary(),
        input =>
        {
            var ((article, visitor, at, code, language), text) = input;
            // Lone surrogates cannot be encoded in UTF-8; the rules never let them in.
            text = new string([.. text.Where(c => !char.IsSurrogate(c))]);
            var hit = new Hit(article, visitor, at, new ClientFacets(code, code, code, language,
                text[..Math.Min(text.Length, JournalRecord.MaxReferrer)], text[..Math.Min(text.Length, JournalRecord.MaxCampaign)]));
            Span<byte> bytes = stackalloc byte[JournalRecord.MaxBytes];
            var size = JournalRecord.WriteHit(bytes, hit);
            return JournalRecord.TryRead(bytes[..size], out var payload) == size && size % 8 == 0 && JournalRecord.ReadHit(payload) == hit;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hit_WithAnyBitFlipped_IsNotRead()
    {
        var bytes = new byte[JournalRecord.MaxBytes];
        var size = JournalRecord.WriteHit(bytes, Hits.Hit(client: new ClientFacets(1, 2, 3, 4, "example.org", "spring")));
        var payloadEnd = 8 + BitConverter.ToInt32(bytes);
        for (var bit = 32; bit < payloadEnd * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Equal(-1, JournalRecord.TryRead(bytes.AsSpan(0, size), out _));
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
        }
    }

    [Fact]
    public void LongestTexts_FitIntoARecord()
    {
        Span<byte> bytes = stackalloc byte[JournalRecord.MaxBytes];
        var text = new string('中', 200);
        var size = JournalRecord.WriteHit(bytes, Hits.Hit(client: Hits.Plain with { Referrer = text, Campaign = text }));
        Assert.Equal(size, JournalRecord.TryRead(bytes[..size], out var payload));
        Assert.Equal(JournalRecord.MaxReferrer, JournalRecord.ReadHit(payload).Client.Referrer.Length);
    }
}
