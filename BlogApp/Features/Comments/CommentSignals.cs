namespace BlogApp.Features.Comments;

/// <summary>Says on this server that comments have come or changed, so that open Studio pages ask again.</summary>
internal sealed class CommentSignals
{
    public event Action? Changed;

    public void Raise() => Changed?.Invoke();
}
