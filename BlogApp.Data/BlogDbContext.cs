using BlogApp.Data.Accounts;
using BlogApp.Data.Analytics;
using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Data.Giveaways;
using BlogApp.Data.Media;
using BlogApp.Data.Site;
using BlogApp.Data.Storage;
using BlogApp.Data.Tasks;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Data;

/// <summary>
/// The blog's database. Queries run on read-only connections alongside the writer. SaveChanges runs on the single writing
/// connection (<see cref="IDatabaseWriter"/>), which does all writing and checkpoints.
/// </summary>
public sealed class BlogDbContext(DbContextOptions<BlogDbContext> options, IDatabaseWriter? writer = null)
    : IdentityDbContext<BlogUser, IdentityRole<long>, long>(options)
{
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<FormerAuthorSlug> FormerAuthorSlugs => Set<FormerAuthorSlug>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<FormerTag> FormerTags => Set<FormerTag>();
    public DbSet<Series> Series => Set<Series>();
    public DbSet<FormerSlug> FormerSlugs => Set<FormerSlug>();
    public DbSet<ArticleRevision> ArticleRevisions => Set<ArticleRevision>();
    public DbSet<WorkingCopy> WorkingCopies => Set<WorkingCopy>();
    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Giveaway> Giveaways => Set<Giveaway>();
    public DbSet<GiveawayClaim> GiveawayClaims => Set<GiveawayClaim>();
    public DbSet<BackgroundTask> BackgroundTasks => Set<BackgroundTask>();
    public DbSet<ArticleHour> ArticleHours => Set<ArticleHour>();
    public DbSet<ArticleReader> ArticleReaders => Set<ArticleReader>();
    public DbSet<FacetDay> FacetDays => Set<FacetDay>();
    public DbSet<SiteHour> SiteHours => Set<SiteHour>();
    public DbSet<SiteMinute> SiteMinutes => Set<SiteMinute>();
    public DbSet<SkippedHour> SkippedHours => Set<SkippedHour>();
    public DbSet<SiteVisitor> SiteVisitors => Set<SiteVisitor>();
    public DbSet<PresenceMinute> PresenceMinutes => Set<PresenceMinute>();
    public DbSet<CacheMinute> CacheMinutes => Set<CacheMinute>();
    public DbSet<Watermark> Watermarks => Set<Watermark>();
    public DbSet<DailySalt> DailySalts => Set<DailySalt>();
    public DbSet<Ranking> Rankings => Set<Ranking>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<MenuItem> MenuItems => Set<MenuItem>();
    public DbSet<BannerSlide> BannerSlides => Set<BannerSlide>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<MissingAddress> MissingAddresses => Set<MissingAddress>();
    public DbSet<ImportedItem> ImportedItems => Set<ImportedItem>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Call SaveChangesAsync: it waits its turn on the writing connection.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (AuditLog.IsCommandLine)
            NameCommandLine();
        if (writer is null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await writer.EnterAsync(cancellationToken);
        var reader = Database.GetDbConnection();
        Database.SetDbConnection(turn.Connection);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            Database.SetDbConnection(reader);
        }
    }

    private void NameCommandLine()
    {
        foreach (var added in ChangeTracker.Entries<AuditEntry>().Where(e => e.State is EntityState.Added))
            added.Entity.UserId ??= AuditLog.CommandLine;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BlogDbContext).Assembly);
        builder.ConfigureAnalytics();
        builder.Entity<IdentityRole<long>>().ToTable("Role");
        builder.Entity<IdentityUserRole<long>>().ToTable("UserRole");
        builder.Entity<IdentityUserClaim<long>>().ToTable("UserClaim");
        builder.Entity<IdentityUserLogin<long>>().ToTable("UserLogin");
        builder.Entity<IdentityUserToken<long>>().ToTable("UserToken");
        builder.Entity<IdentityRoleClaim<long>>().ToTable("RoleClaim");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
}
