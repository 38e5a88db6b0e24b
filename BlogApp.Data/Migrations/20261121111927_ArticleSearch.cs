using BlogApp.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlogApp.Data.Migrations
{
    /// <inheritdoc />
    public partial class ArticleSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in SearchSchema.Tables)
                migrationBuilder.Sql(table);
            foreach (var trigger in SearchSchema.Triggers)
                migrationBuilder.Sql(trigger);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in new[] { "ArticleAdded", "ArticleChanged", "ArticleDeleted", "Tagged", "Untagged", "TagChanged" })
                migrationBuilder.Sql("DROP TRIGGER IF EXISTS ArticleSearch" + trigger);
            foreach (var table in new[] { "ArticleSearchEntry", "ArticleSearchPending", "ArticleSearchWord", "ArticleSearch" })
                migrationBuilder.Sql("DROP TABLE IF EXISTS " + table);
        }
    }
}
