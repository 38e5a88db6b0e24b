using BlogApp.Data.Site;

namespace BlogApp.Data;

/// <summary>Adds entries to the audit log. An entry is saved together with the change that it tells of.</summary>
public static class AuditLog
{
    /// <summary>The <see cref="AuditEntry.UserId"/> of what was done on the command line. No account has it.</summary>
    public const long CommandLine = 0;

    // A page's text or a biography belongs into revisions, not here.
    private const int LongestValue = 300;

    private static readonly AsyncLocal<bool> s_commandLine = new();

    /// <summary>Whether what is saved now was asked for on the command line.</summary>
    internal static bool IsCommandLine => s_commandLine.Value;

    /// <param name="by">Null: the blog itself, or whoever typed the command (<see cref="FromCommandLineAsync"/>).</param>
    /// <param name="action">Such as <c>article.publish</c>: a group, a dot, and what was done.</param>
    /// <param name="subject">What was changed, by a name that stays the same.</param>
    /// <param name="detail">A sentence, or <see cref="Change"/> or <see cref="Changes"/>.</param>
    public static void Audit(this BlogDbContext context, DateTime at, long? by, string action, string subject, string? detail = null) =>
        context.AuditEntries.Add(new AuditEntry { At = at, UserId = by, Action = action, Subject = Value(subject), Detail = detail });

    /// <summary>One value before and after.</summary>
    public static string Change(string? before, string? after) => Line("", before, after);

    /// <summary>Several values before and after, without those that stayed; null when all did.</summary>
    public static string? Changes(params IEnumerable<(string Name, string? Before, string? After)> values) =>
        string.Join('\n', values.Where(v => (v.Before ?? "") != (v.After ?? "")).Select(v => Line(v.Name, v.Before, v.After))) is { Length: > 0 } lines ? lines : null;

    /// <summary>Whatever the command saves has the command line as its author, unless it names an account.</summary>
    public static async Task<T> FromCommandLineAsync<T>(Func<Task<T>> command)
    {
        s_commandLine.Value = true;
        return await command();
    }

    // Neither a tab nor a line break is in a value, so a reader can take the parts from each other.
    private static string Line(string name, string? before, string? after) => $"{name}\t{Value(before)}\t{Value(after)}";

    private static string Value(string? text)
    {
        var line = (text ?? "").Trim().ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Length > LongestValue ? string.Concat(line.AsSpan(0, LongestValue - 1), "…") : line;
    }
}
