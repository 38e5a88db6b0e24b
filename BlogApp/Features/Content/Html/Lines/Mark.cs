namespace BlogApp.Features.Content.Html.Lines;

/// <summary>What words in a line can be marked as.</summary>
internal enum Mark
{
    Emphasis,
    Strong,
    Deleted,
    Inserted,
    Highlighted,
    Lowered,
    Raised,
}
