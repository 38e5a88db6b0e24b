using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlogApp.Data.Site;

internal sealed class SiteConfiguration : IEntityTypeConfiguration<Setting>, IEntityTypeConfiguration<AuditEntry>,
    IEntityTypeConfiguration<MenuItem>, IEntityTypeConfiguration<BannerSlide>, IEntityTypeConfiguration<ImportedItem>,
    IEntityTypeConfiguration<Redirect>, IEntityTypeConfiguration<MissingAddress>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Setting");
        builder.HasKey(s => s.Key);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> builder) => builder.ToTable("AuditEntry");

    public void Configure(EntityTypeBuilder<MenuItem> builder)
    {
        builder.ToTable("MenuItem");
        builder.Property(m => m.Title).HasMaxLength(60);
        builder.Property(m => m.Address).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<BannerSlide> builder)
    {
        builder.ToTable("BannerSlide");
        builder.Property(b => b.Title).HasMaxLength(120);
        builder.Property(b => b.Text).HasMaxLength(300);
        builder.Property(b => b.Address).HasMaxLength(2000);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasOne(b => b.Picture).WithMany().HasForeignKey(b => b.PictureId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ImportedItem> builder)
    {
        builder.ToTable("ImportedItem");
        builder.Property(i => i.Source).HasMaxLength(500);
        builder.Property(i => i.Key).HasMaxLength(500);
        builder.Property(i => i.Table).HasMaxLength(60);
        builder.HasIndex(i => new { i.Source, i.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Redirect> builder)
    {
        builder.ToTable("Redirect");
        builder.Property(r => r.Path).HasMaxLength(200);
        builder.Property(r => r.Address).HasMaxLength(2000);
        builder.HasIndex(r => r.Path).IsUnique();
        builder.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.Tag).WithMany().HasForeignKey(r => r.TagId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.User).WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MissingAddress> builder)
    {
        builder.ToTable("MissingAddress");
        builder.Property(m => m.Path).HasMaxLength(200);
        builder.Property(m => m.Referrer).HasMaxLength(100);
        builder.HasIndex(m => m.Path).IsUnique();
    }
}
