namespace BlogApp.Features.Import.Html.Lines;

/// <summary>The marks for text within a line.</summary>
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
