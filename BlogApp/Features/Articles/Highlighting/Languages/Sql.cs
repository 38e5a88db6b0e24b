namespace BlogApp.Features.Articles.Highlighting.Languages;

internal static class Sql
{
    public static CodeLanguage Table { get; } = new()
    {
        IgnoreCase = true,
        Keywords = """
            add all alter analyze and any as asc attach autoincrement begin between by cascade case check collate column commit
            concurrently conflict constraint create cross current_date current_time current_timestamp database default deferred delete
            desc detach distinct do drop each else end escape except exclusive exists explain false fetch filter first following for
            foreign from full generated glob group having if ignore immediate in index indexed inner insert instead intersect into is
            isnull join key last lateral left like limit match materialized natural no not nothing notnull null nulls of offset on or
            order outer over partition plan pragma preceding primary query raise range recursive references reindex release rename
            replace restrict returning right rollback row rows savepoint select set skip locked strict table temp temporary then to
            transaction trigger true truncate unbounded union unique update using vacuum values view virtual when where window with
            without rowid
            """,
        Types = """
            bigint bigserial blob boolean bytea char character date datetime decimal double float int integer interval json jsonb
            nchar numeric nvarchar precision real serial smallint text time timestamp timestamptz tinyint uuid varchar
            """,
        Delimited =
        [
            Delimited.LineComment("--"),
            Delimited.BlockComment("/*", "*/"),
            new(TokenKind.String, "'", "'") { Doubled = true, Multiline = true },
            new(TokenKind.Plain, "\"", "\"") { Doubled = true },
            new(TokenKind.Plain, "`", "`"),
        ],
        Names = new Dictionary<string, TokenKind>
        {
            ["into"] = TokenKind.Type, ["table"] = TokenKind.Type, ["exists"] = TokenKind.Type, ["update"] = TokenKind.Type, ["from"] = TokenKind.Type,
            ["join"] = TokenKind.Type, ["index"] = TokenKind.Type, ["view"] = TokenKind.Type, ["references"] = TokenKind.Type, ["on"] = TokenKind.Plain,
        },
        Variables = "@:$",
        Operators = "+-*/%=<>!|&~?",
    };
}
