namespace BlogApp.Features.Articles.Editing;

/// <summary>Who has which article open in the editor, and who saved it last meanwhile.</summary>
internal sealed class EditingPresence(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Open> _open = [];

    /// <summary>Someone opened, closed or saved an article. The argument is the article's id.</summary>
    public event Action<long>? Changed;

    /// <summary>Registers an editor until the result is disposed.</summary>
    public IDisposable Enter(long articleId, string session, long userId, string name)
    {
        var editor = new Editor(session, userId, name, clock.GetUtcNow());
        lock (_gate)
        {
            if (!_open.TryGetValue(articleId, out var open))
                _open[articleId] = open = new();
            open.Editors.Add(editor);
        }
        Changed?.Invoke(articleId);
        return new Leaving(this, articleId, editor);
    }

    /// <summary>Everyone except this window, in order of arrival.</summary>
    public IReadOnlyList<Editor> Others(long articleId, string session)
    {
        lock (_gate)
            return _open.TryGetValue(articleId, out var open) ? [.. open.Editors.Where(e => e.Session != session)] : [];
    }

    public void Saved(long articleId, int version, string session, long userId, string name)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(articleId, out var open))
                return;
            open.Last = new(version, session, userId, name, clock.GetUtcNow());
        }
        Changed?.Invoke(articleId);
    }

    /// <summary>The last save since the first of the current editors arrived; null when there was none.</summary>
    public LastSave? LastSaveOf(long articleId)
    {
        lock (_gate)
            return _open.GetValueOrDefault(articleId)?.Last;
    }

    private void Leave(long articleId, Editor editor)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(articleId, out var open) || !open.Editors.Remove(editor))
                return;
            if (open.Editors.Count == 0)
                _open.Remove(articleId);
        }
        Changed?.Invoke(articleId);
    }

    private sealed class Open
    {
        public List<Editor> Editors { get; } = [];
        public LastSave? Last { get; set; }
    }

    private sealed class Leaving(EditingPresence presence, long articleId, Editor editor) : IDisposable
    {
        public void Dispose() => presence.Leave(articleId, editor);
    }
}

/// <param name="Session">Identifies the window.</param>
internal sealed record Editor(string Session, long UserId, string Name, DateTimeOffset Since);

internal sealed record LastSave(int Version, string Session, long UserId, string Name, DateTimeOffset At);
