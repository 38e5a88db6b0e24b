using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>The journal of a process that was killed with many views in it, written by the product's own writer.</summary>
internal static class Backlog
{
    private const int SegmentBytes = 1 << 20;
    private const long Minute = 60, Day = 86_400;

    /// <summary>Writes acknowledged views of the last hour. The server must be stopped, and must have run today.</summary>
    public static void Write(FaultBlog blog, int views, long mostBytes = long.MaxValue)
    {
        Assert.False(blog.Server.Running);
        using var sql = new Tables(blog.DatabaseFile);
        var articles = sql.Sums("SELECT Slug, Id FROM Article", r => r.GetString(0));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var today = now / Day * Day;
        var salt = sql.Salts()[today];
        var readers = blog.Readers.Select(r => (Visitor: VisitorHash.Compute(salt, r.Address, r.Agent), Client: FacetsOf(r))).ToArray();
        var (ledgersClock, minute) = (blog.Ledger.Now, now);
        blog.Ledger.Now = () => minute;
        using (var log = JournalDirectory.Create(blog.JournalFolder))
        {
            using var writer = new JournalWriter(log, SegmentBytes, 1L << 40, static () => { });
            for (var i = 0; i < views && log.Bytes < mostBytes; i++)
            {
                var (slug, reader) = (blog.Slugs[blog.Random.Next(blog.Slugs.Count)], blog.Random.Next(readers.Length));
                minute = Math.Max(today, now - blog.Random.Next(60) * Minute);
                var hit = new Hit(articles[slug], readers[reader].Visitor, minute * 1000, readers[reader].Client);
                while (!writer.TryAppend(hit))
                    writer.Maintain();
                blog.Ledger.Counted(slug, reader, minute);
                if (i % 10_000 == 0)
                    writer.Maintain();
            }
        }
        blog.Ledger.Now = ledgersClock;
    }

    private static ClientFacets FacetsOf(Reader reader)
    {
        var profile = UserAgentRules.ProfileOf(reader.Agent);
        return new ClientFacets((byte)profile.Browser, (byte)profile.Os, (byte)profile.Device, LanguageRules.Pack(LanguageRules.PrimaryOf(reader.AcceptLanguage)),
            reader.Referer is null ? "" : ReferrerRules.HostOf(reader.Referer, "blog.example"), reader.Query is null ? "" : CampaignRules.Parse("?" + reader.Query));
    }
}
