using System.Globalization;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>Reads <c>?page=</c>.</summary>
internal static class PageNumber
{
    /// <summary>1 when the parameter is missing; null when it cannot be a page number.</summary>
    public static int? Parse(string? text) => text switch
    {
        null or "" => 1,
        { Length: > 9 } => null,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? page : null,
    };
}
