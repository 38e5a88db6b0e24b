namespace BlogApp.Features.Articles.Rendering;

/// <summary>The few words the layout adds for people who listen to a page, and above callouts, in the language of the text.</summary>
/// <param name="Callouts">Note, tip, important, warning, caution.</param>
internal sealed record Labels(string SectionLink, string Table, string Footnotes, string Footnote, string BackToText, string TaskDone, string TaskOpen, string NotDrawn, IReadOnlyList<string> Callouts)
{
    private static readonly string[] Kinds = ["note", "tip", "important", "warning", "caution"];

    public static Labels English { get; } = new("Link to “{0}”", "Table", "Footnotes", "Footnote {0}", "Back to the text, {0}", "Done", "To do", "This diagram could not be drawn; here is its source",
        ["Note", "Tip", "Important", "Warning", "Caution"]);

    public static Labels Chinese { get; } = new("“{0}”的链接", "表格", "脚注", "脚注 {0}", "回到正文 {0}", "已完成", "未完成", "无法绘制此图，以下是它的源代码",
        ["说明", "提示", "重要", "警告", "小心"]);

    /// <summary>The title of a callout of the kind; null when there is no such kind.</summary>
    public string? Callout(string kind) => Array.IndexOf(Kinds, kind) is >= 0 and var at ? Callouts[at] : null;
}
