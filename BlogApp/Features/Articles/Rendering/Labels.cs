namespace BlogApp.Features.Articles.Rendering;

/// <summary>The few words the layout adds for people who listen to a page, in the language of the text.</summary>
internal sealed record Labels(string SectionLink, string Table, string Footnotes, string Footnote, string BackToText, string TaskDone, string TaskOpen, string NotDrawn)
{
    public static Labels English { get; } = new("Link to “{0}”", "Table", "Footnotes", "Footnote {0}", "Back to the text, {0}", "Done", "To do", "This diagram could not be drawn; here is its source");

    public static Labels Chinese { get; } = new("“{0}”的链接", "表格", "脚注", "脚注 {0}", "回到正文 {0}", "已完成", "未完成", "无法绘制此图，以下是它的源代码");
}
