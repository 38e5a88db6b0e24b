using BlogApp.Features.Analytics.Collect.Rules;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>The response header that tells whether this view was counted. It belongs to the request, never to a cached page.</summary>
internal static class ViewHeader
{
    public const string Name = "X-View";
    public const string Counted = "counted";

    private static readonly string[] Texts =
        [.. Enum.GetValues<SkipReason>().Order().Select(reason => "skipped; reason=" + SkipReasons.Text(reason))];

    /// <summary>Parses a stored reason; None for one that no longer exists.</summary>
    public static SkipReason ReasonOf(string text) =>
        Enum.GetValues<SkipReason>().FirstOrDefault(reason => SkipReasons.Text(reason) == text);

    public static string Skipped(SkipReason reason) => Texts[(int)reason];
}
