using System.Globalization;
using BlogApp.Components.Shared;
using BlogApp.Data;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Operations.Audit;

/// <summary>Which entries are asked for, as an address says it. What makes no sense in an address is left out.</summary>
/// <param name="Text">In the subject or the detail.</param>
/// <param name="Blog">Only what the blog itself did.</param>
/// <param name="User">Only what this account did; <see cref="AuditLog.CommandLine"/>: the command line.</param>
/// <param name="From">The first day in the blog's zone.</param>
/// <param name="To">The last day.</param>
internal sealed record AuditFilter(string Text, bool Blog, long? User, AuditGroup? Group, DateOnly? From, DateOnly? To, int Page)
{
    public const string BlogItself = "blog", CommandLine = "command";

    public static AuditFilter Everything { get; } = Of(null, null, null, null, null, null);

    public static AuditFilter Of(string? text, string? who, string? group, string? from, string? to, string? page) => new(
        text is { Length: <= 200 } ? text.Trim() : "",
        who == BlogItself,
        who == CommandLine ? AuditLog.CommandLine : long.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var user) && user > 0 ? user : null,
        AuditGroup.Find(group), Day(from), Day(to), TablePager.Parse(page));

    /// <summary>Whether it leaves anything out.</summary>
    public bool Chosen => this with { Page = 1 } != Everything;

    /// <summary>As in the address.</summary>
    public string Who => Blog ? BlogItself : User is not { } user ? "" : user == AuditLog.CommandLine ? CommandLine : user.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly? day) => day is { } some ? TimeText.Date(some) : "";

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999 ? day : null;
}
