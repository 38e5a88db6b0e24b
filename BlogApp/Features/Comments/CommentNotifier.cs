namespace BlogApp.Features.Comments;

/// <summary>Signals on this server that comments were added or changed, so that open Studio pages reload them.</summary>
internal sealed class CommentNotifier
{
    public event Action? Changed;

    public void Raise() => Changed?.Invoke();
}
