using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A task's checkbox, read-only.</summary>
internal sealed class TaskElement(Labels labels) : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.Write(obj.Checked ? "[x]" : "[ ]");
            return;
        }
        renderer.Write("<input class=\"task-box\" type=\"checkbox\" disabled").Write(obj.Checked ? " checked" : "");
        renderer.Write(" aria-label=\"").WriteEscape(obj.Checked ? labels.TaskDone : labels.TaskOpen).Write("\">");
    }
}
