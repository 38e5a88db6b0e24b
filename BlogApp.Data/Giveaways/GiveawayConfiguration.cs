using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlogApp.Data.Giveaways;

/// <summary>The checks stand in the database, so that no program, however wrong, gives away more than there is.</summary>
internal sealed class GiveawayConfiguration : IEntityTypeConfiguration<Giveaway>, IEntityTypeConfiguration<GiveawayClaim>
{
    public void Configure(EntityTypeBuilder<Giveaway> builder)
    {
        builder.ToTable("Giveaway", table =>
        {
            table.HasCheckConstraint("CK_Giveaway_Won", "Won >= 0 AND Won <= Stock");
            table.HasCheckConstraint("CK_Giveaway_Times", "ClosesAt IS NULL OR ClosesAt >= OpensAt");
        });
        builder.Property(g => g.Item).HasMaxLength(200);
        builder.Property(g => g.Who).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(g => g.ArticleId);
        builder.HasOne(g => g.Article).WithMany().HasForeignKey(g => g.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GiveawayClaim> builder)
    {
        builder.ToTable("GiveawayClaim", table =>
        {
            table.HasCheckConstraint("CK_GiveawayClaim_Number", "(Number IS NOT NULL) = (Outcome = 'Won' AND GaveUpAt IS NULL) AND (Number IS NULL OR Number > 0)");
            table.HasCheckConstraint("CK_GiveawayClaim_Place", "(Place IS NULL) = (Outcome = 'Refused') AND (Refusal IS NOT NULL) = (Outcome = 'Refused')");
        });
        builder.Property(c => c.Ticket).HasMaxLength(60);
        builder.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Refusal).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => c.Ticket).IsUnique();
        builder.HasIndex(c => new { c.GiveawayId, c.Claimant }).IsUnique();
        builder.HasIndex(c => new { c.GiveawayId, c.Place }).IsUnique();
        builder.HasIndex(c => new { c.GiveawayId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.GiveawayId, c.ArrivedAt });
        builder.HasOne(c => c.Giveaway).WithMany().HasForeignKey(c => c.GiveawayId).OnDelete(DeleteBehavior.Cascade);
    }
}
