using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlogApp.Data.Migrations
{
    /// <inheritdoc />
    public partial class CopiesInTwoForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MediaVariant_MediaFileId_Width",
                table: "MediaVariant");

            migrationBuilder.CreateIndex(
                name: "IX_MediaVariant_MediaFileId_Width_ContentType",
                table: "MediaVariant",
                columns: new[] { "MediaFileId", "Width", "ContentType" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MediaVariant_MediaFileId_Width_ContentType",
                table: "MediaVariant");

            migrationBuilder.CreateIndex(
                name: "IX_MediaVariant_MediaFileId_Width",
                table: "MediaVariant",
                columns: new[] { "MediaFileId", "Width" },
                unique: true);
        }
    }
}
