using System.Text.Json;
using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Editing;

/// <summary>The JSON content of <see cref="WorkingCopy.Content"/>. The session comes first, because copies are found by a prefix search.</summary>
internal sealed record WorkingContent(string Session, long Seq, ArticleKind Kind, EditorFields Fields)
{
    /// <summary>Null when nothing is unsaved, or when the content cannot be read.</summary>
    public static WorkingContent? Parse(WorkingCopy copy)
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
