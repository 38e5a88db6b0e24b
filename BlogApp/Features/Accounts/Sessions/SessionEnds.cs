namespace BlogApp.Features.Accounts.Sessions;

/// <summary>Tells the open Studio pages of this node which sessions have ended.</summary>
internal sealed class SessionEnds
{
    public event Action<IReadOnlyCollection<string>>? Ended;

    public void Tell(IReadOnlyCollection<string> ids)
    {
        if (ids.Count > 0)
            Ended?.Invoke(ids);
    }
}
