using System.Reflection;
using System.Text.RegularExpressions;
using BlogApp.Data;
using BlogApp.Platform.Settings;

namespace BlogApp.Tests.Architecture;

/// <summary>All dependencies between rooms.</summary>
internal static partial class Arrows
{
    /// <summary>Without what generators write into their own namespaces.</summary>
    private static readonly HashSet<Type> s_types = [.. new[] { typeof(SiteSettings), typeof(BlogDbContext) }
        .SelectMany(one => one.Assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("BlogApp.", StringComparison.Ordinal) == true)];

    public static IReadOnlyList<Arrow> All { get; } = [.. Compiled().Concat(Written()).Where(arrow => arrow.From != arrow.To).Distinct()];

    private static IEnumerable<Arrow> Compiled() =>
        from type in s_types
        from used in TypeUses.Of(type)
        where s_types.Contains(used)
        let user = RoomOrder.Of(type.Namespace!)
        let to = RoomOrder.Of(used.Namespace!)
        where user != to
        select new Arrow(SourceFiles.Of(type), user, Name(type), to, Name(used));

    /// <summary>Dependencies that the compiler replaces with a value: constants and members of enums.</summary>
    private static IEnumerable<Arrow> Written()
    {
        var constants = s_types.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (Name: $"{type.Name}.{field.Name}", Type: type))).ToLookup(constant => constant.Name, constant => constant.Type);
        foreach (var file in SourceFiles.All)
        {
            var from = RoomOrder.Of(SourceFiles.FolderOf(file));
            var text = Comment().Replace(SourceFiles.Read(file), "");
            foreach (Match use in Qualified().Matches(text))
            {
                var rooms = constants[use.Groups[1].Value].Select(type => RoomOrder.Of(type.Namespace!)).Distinct().ToList();
                // The same name may refer to something else where a type of that name is closer.
                if (rooms is [var to])
                    yield return new(file, from, "the file", to, use.Groups[1].Value);
            }
        }
    }

    private static string Name(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Name.Split('`')[0];
    }

    [GeneratedRegex(@"^\s*//.*$|@\*.*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!\w)(?=([A-Z]\w*\.[A-Z]\w*))")]
    private static partial Regex Qualified();
}
