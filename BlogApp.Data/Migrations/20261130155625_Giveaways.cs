using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlogApp.Data.Migrations
{
    /// <inheritdoc />
    public partial class Giveaways : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Giveaway",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Stock = table.Column<int>(type: "INTEGER", nullable: false),
                    Won = table.Column<int>(type: "INTEGER", nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Who = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Giveaway", x => x.Id);
                    table.CheckConstraint("CK_Giveaway_Times", "ClosesAt IS NULL OR ClosesAt >= OpensAt");
                    table.CheckConstraint("CK_Giveaway_Won", "Won >= 0 AND Won <= Stock");
                    table.ForeignKey(
                        name: "FK_Giveaway_Article_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Article",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GiveawayClaim",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GiveawayId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Claimant = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GaveUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GiveawayClaim", x => x.Id);
                    table.CheckConstraint("CK_GiveawayClaim_Number", "(Number IS NOT NULL) = (Outcome = 'Won' AND GaveUpAt IS NULL) AND (Number IS NULL OR Number > 0)");
                    table.CheckConstraint("CK_GiveawayClaim_Place", "(Place IS NULL) = (Outcome = 'Refused') AND (Refusal IS NOT NULL) = (Outcome = 'Refused')");
                    table.ForeignKey(
                        name: "FK_GiveawayClaim_Giveaway_GiveawayId",
                        column: x => x.GiveawayId,
                        principalTable: "Giveaway",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Giveaway_ArticleId",
                table: "Giveaway",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_GiveawayClaim_GiveawayId_ArrivedAt",
                table: "GiveawayClaim",
                columns: new[] { "GiveawayId", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GiveawayClaim_GiveawayId_Claimant",
                table: "GiveawayClaim",
                columns: new[] { "GiveawayId", "Claimant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GiveawayClaim_GiveawayId_Number",
                table: "GiveawayClaim",
                columns: new[] { "GiveawayId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GiveawayClaim_GiveawayId_Place",
                table: "GiveawayClaim",
                columns: new[] { "GiveawayId", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GiveawayClaim_Ticket",
                table: "GiveawayClaim",
                column: "Ticket",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GiveawayClaim");

            migrationBuilder.DropTable(
                name: "Giveaway");
        }
    }
}
