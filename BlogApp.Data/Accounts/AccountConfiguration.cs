using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlogApp.Data.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<BlogUser>, IEntityTypeConfiguration<FormerAuthorSlug>, IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<BlogUser> builder)
    {
        builder.ToTable("User");
        builder.Property(u => u.DisplayName).HasMaxLength(100);
        builder.Property(u => u.Slug).HasMaxLength(200);
        builder.Property(u => u.Biography).HasMaxLength(BlogUser.LongestBiography).HasDefaultValue("");
        builder.Property(u => u.Links).HasMaxLength(BlogUser.LongestLinks).HasDefaultValue("");
        builder.HasIndex(u => u.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FormerAuthorSlug> builder)
    {
        builder.ToTable("FormerAuthorSlug");
        builder.HasKey(f => f.Slug);
        builder.Property(f => f.Slug).HasMaxLength(200);
        builder.HasOne(f => f.User).WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("UserSession");
        builder.Property(s => s.Id).HasMaxLength(32);
        builder.Property(s => s.Device).HasMaxLength(100);
        builder.HasIndex(s => new { s.UserId, s.LastUsedAt });
        builder.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
