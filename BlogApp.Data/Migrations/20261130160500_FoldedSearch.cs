using BlogApp.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlogApp.Data.Migrations
{
    /// <inheritdoc />
    public partial class FoldedSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in SearchSchema.FoldedTables)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "ArticleSearchText", "ArticleSearchWord", "ArticleSearch" })
                migrationBuilder.Sql("DROP TABLE IF EXISTS " + table);
            migrationBuilder.Sql("DELETE FROM ArticleSearchEntry");
            foreach (var table in SearchSchema.Tables.Take(2))
                migrationBuilder.Sql(table);
        }
    }
}
