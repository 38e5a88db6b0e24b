using System.Text.Json;
using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Editing.Keeping;

/// <summary>What <see cref="WorkingCopy.Content"/> holds as JSON. The session stands first: a copy is found by its beginning.</summary>
internal sealed record WorkingContent(string Session, long Seq, ArticleKind Kind, EditorFields Fields)
{
    /// <summary>Null when nothing is unsaved, or what is there cannot be read.</summary>
    public static WorkingContent? Of(WorkingCopy copy)
    {
        if (copy.Content.Length == 0)
            return null;
        try
        {
            return JsonSerializer.Deserialize<WorkingContent>(copy.Content) is { Fields: not null } content ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Beginning(string session) => $"{{\"Session\":\"{session}\"";

    public static bool IsSession(string? session) => session is { Length: >= 8 and <= 40 } && session.All(char.IsAsciiLetterOrDigit);
}
