using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlogApp.Data.Tasks;

internal sealed class TaskConfiguration : IEntityTypeConfiguration<BackgroundTask>
{
    public void Configure(EntityTypeBuilder<BackgroundTask> builder)
    {
        builder.ToTable("BackgroundTask");
        builder.Property(t => t.Kind).HasMaxLength(60);
        builder.Property(t => t.Title).HasMaxLength(300);
        builder.Property(t => t.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Key).HasMaxLength(200);
        builder.HasIndex(t => t.Key).IsUnique();
        builder.HasIndex(t => new { t.State, t.DueAt });
        builder.HasOne(t => t.User).WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}
