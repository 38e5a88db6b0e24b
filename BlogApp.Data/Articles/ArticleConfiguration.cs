using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlogApp.Data.Articles;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>, IEntityTypeConfiguration<Tag>, IEntityTypeConfiguration<FormerTag>,
    IEntityTypeConfiguration<Series>, IEntityTypeConfiguration<FormerSlug>, IEntityTypeConfiguration<ArticleRevision>, IEntityTypeConfiguration<WorkingCopy>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.ToTable("Article");
        builder.Property(a => a.Slug).HasMaxLength(200);
        builder.Property(a => a.Title).HasMaxLength(300);
        builder.Property(a => a.Excerpt).HasMaxLength(1000);
        builder.Property(a => a.Language).HasMaxLength(35);
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(ArticleKind.Article);
        builder.Property(a => a.AllowComments).HasDefaultValue(true);
        builder.Property(a => a.NoCover).HasDefaultValue(false);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.CanonicalUrl).HasMaxLength(2000);
        builder.Property(a => a.SeoTitle).HasMaxLength(200);
        builder.Property(a => a.SeoDescription).HasMaxLength(500);
        builder.Property(a => a.Visibility).HasConversion<string>().HasMaxLength(20).HasDefaultValue(ArticleVisibility.Public);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Slug).IsUnique();
        builder.HasIndex(a => new { a.State, a.PublishedAt });
        builder.HasOne(a => a.Author).WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Cover).WithMany().HasForeignKey(a => a.CoverId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(a => a.Series).WithMany(s => s.Articles).HasForeignKey(a => a.SeriesId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(a => a.Parent).WithMany().HasForeignKey(a => a.ParentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(a => a.Tags).WithMany(t => t.Articles).UsingEntity("ArticleTag");
    }

    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("Tag");
        builder.Property(t => t.Name).HasMaxLength(60);
        builder.Property(t => t.Title).HasMaxLength(100);
        builder.Property(t => t.Description).HasMaxLength(1000);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FormerTag> builder)
    {
        builder.ToTable("FormerTag");
        builder.HasKey(f => f.Name);
        builder.Property(f => f.Name).HasMaxLength(60);
        builder.HasOne(f => f.Tag).WithMany().HasForeignKey(f => f.TagId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.ToTable("Series");
        builder.Property(s => s.Slug).HasMaxLength(200);
        builder.Property(s => s.Title).HasMaxLength(200);
        builder.HasIndex(s => s.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FormerSlug> builder)
    {
        builder.ToTable("FormerSlug");
        builder.HasKey(f => f.Slug);
        builder.Property(f => f.Slug).HasMaxLength(200);
        builder.HasOne(f => f.Article).WithMany().HasForeignKey(f => f.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ArticleRevision> builder)
    {
        builder.ToTable("ArticleRevision");
        builder.HasIndex(r => new { r.ArticleId, r.Version }).IsUnique();
        builder.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.User).WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<WorkingCopy> builder)
    {
        builder.ToTable("WorkingCopy");
        builder.HasIndex(w => new { w.UserId, w.ArticleId }).IsUnique();
        builder.HasOne(w => w.User).WithMany().HasForeignKey(w => w.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(w => w.Article).WithMany().HasForeignKey(w => w.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}
