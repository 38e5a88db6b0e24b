using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlogApp.Data.Media;

internal sealed class MediaConfiguration : IEntityTypeConfiguration<MediaFile>, IEntityTypeConfiguration<MediaVariant>
{
    public void Configure(EntityTypeBuilder<MediaFile> builder)
    {
        builder.ToTable("MediaFile");
        builder.Property(m => m.Name).HasMaxLength(60);
        builder.Property(m => m.OriginalName).HasMaxLength(255);
        builder.Property(m => m.ContentType).HasMaxLength(100);
        builder.Property(m => m.Sha256).HasMaxLength(64);
        builder.Property(m => m.Alt).HasMaxLength(1000);
        builder.HasIndex(m => m.Name).IsUnique();
        builder.HasIndex(m => m.Sha256);
        builder.HasOne(m => m.UploadedBy).WithMany().HasForeignKey(m => m.UploadedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(m => m.Variants).WithOne().HasForeignKey(v => v.MediaFileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MediaVariant> builder)
    {
        builder.ToTable("MediaVariant");
        builder.Property(v => v.Name).HasMaxLength(60);
        builder.Property(v => v.ContentType).HasMaxLength(100);
        builder.HasIndex(v => v.Name).IsUnique();
        builder.HasIndex(v => new { v.MediaFileId, v.Width, v.ContentType }).IsUnique();
    }
}
