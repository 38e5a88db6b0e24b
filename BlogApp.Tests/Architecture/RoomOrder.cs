namespace BlogApp.Tests.Architecture;

/// <summary>Which rooms may use which, as drawn in docs/architecture.md.</summary>
internal static class RoomOrder
{
    /// <summary>A feature uses features of the lines above its own, and those on its left. No room uses the last line.</summary>
    public static readonly string[][] Lines =
    [
        ["Accounts", "Jobs"],
        ["Media", "Site"],
        ["Articles"],
        ["Analytics"],
        ["Search", "Comments", "Feeds", "Rankings", "Giveaways"],
        ["Import"],
        ["Operations"],
        ["PageCache", "Reader", "Dashboard", "Setup"],
    ];

    private static readonly List<string> s_features = [.. Lines.SelectMany(line => line)];

    /// <summary>The room of a namespace or a folder: <c>Features/Jobs</c>, <c>Platform/Stores</c>, <c>Components</c>, <c>Data</c> or <c>Program</c>.</summary>
    public static string Of(string place) => place.Split('.', '/') switch
    {
        ["BlogApp", "Data", ..] => "Data",
        ["BlogApp", "Components", ..] => "Components",
        ["BlogApp", "Features", var feature, ..] => "Features/" + feature,
        ["BlogApp", "Platform", var part, ..] => "Platform/" + part,
        ["BlogApp", "Platform"] => "Platform",
        _ => "Program",
    };

    /// <summary>Why one room may not use the other; null when it may.</summary>
    public static string? Objection(string from, string to)
    {
        if (from == to || from == "Program")
            return null;
        return (Kind(from), Kind(to)) switch
        {
            (_, "Program") => "nobody uses Program",
            ("Data", _) => "Data uses nothing of ours",
            ("Platform", "Features" or "Components") => "Platform uses only Data",
            ("Components", "Features" or "Data") => "Components use only Platform",
            ("Features", "Features") => Between(from[9..], to[9..]),
            _ => null,
        };
    }

    private static string? Between(string from, string to)
    {
        if (Lines[^1].Contains(to))
            return $"only Program uses {to}";
        return s_features.IndexOf(from) > s_features.IndexOf(to) ? null : $"{to} does not stand above {from}";
    }

    private static string Kind(string room) => room.Split('/')[0];
}
