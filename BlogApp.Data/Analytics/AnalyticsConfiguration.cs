using Microsoft.EntityFrameworkCore;

namespace BlogApp.Data.Analytics;

/// <summary>
/// The rollups. The persist transaction supplies all key values; none are generated. There are no foreign keys: the
/// counts outlive a deleted article.
/// </summary>
internal static class AnalyticsConfiguration
{
    public static void ConfigureAnalytics(this ModelBuilder model)
    {
        model.Entity<ArticleHour>(e =>
        {
            e.ToTable("ArticleHour").HasKey(h => new { h.ArticleId, h.Hour });
            e.HasIndex(h => h.Hour);
        });
        model.Entity<ArticleReader>(e =>
        {
            e.ToTable("ArticleReader").HasKey(r => new { r.ArticleId, r.VisitorId });
            e.HasIndex(r => r.LastRead);
        });
        model.Entity<FacetDay>(e =>
        {
            e.ToTable("FacetDay").HasKey(f => new { f.ArticleId, f.Day, f.Facet, f.Value });
            e.HasIndex(f => new { f.Facet, f.Day });
        });
        model.Entity<SiteHour>().ToTable("SiteHour").HasKey(h => h.Hour);
        model.Entity<SiteHour>().Property(h => h.Hour).ValueGeneratedNever();
        model.Entity<SiteMinute>().ToTable("SiteMinute").HasKey(m => m.Minute);
        model.Entity<SiteMinute>().Property(m => m.Minute).ValueGeneratedNever();
        model.Entity<SkippedHour>().ToTable("SkippedHour").HasKey(s => new { s.Hour, s.Reason });
        model.Entity<SiteVisitor>().ToTable("SiteVisitor").HasKey(v => new { v.Day, v.VisitorId });
        model.Entity<PresenceMinute>().ToTable("PresenceMinute").HasKey(m => m.Minute);
        model.Entity<PresenceMinute>().Property(m => m.Minute).ValueGeneratedNever();
        model.Entity<CacheMinute>().ToTable("CacheMinute").HasKey(m => new { m.Minute, m.Region });
        model.Entity<Watermark>().ToTable("Watermark").HasKey(w => w.Writer);
        model.Entity<DailySalt>().ToTable("DailySalt").HasKey(s => s.Day);
        model.Entity<DailySalt>().Property(s => s.Day).ValueGeneratedNever();
        model.Entity<Ranking>().ToTable("Ranking").HasKey(r => new { r.Window, r.Position });
    }
}
