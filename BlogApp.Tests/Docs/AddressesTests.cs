using System.Reflection;
using System.Text.RegularExpressions;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Architecture;
using BlogApp.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Tests.Docs;

/// <summary>The README lists every address for people or programs.</summary>
public sealed partial class AddressesTests
{
    /// <summary>Addresses used only by the blog's own pages and scripts.</summary>
    private static readonly string[] s_internal =
    [
        "/error", "/account/denied", "/account/slow-down", "/account/logout", "/account/refused",
        "/api/studio", "/account/language", "/api/words/zh-cn", "/css/{name}.{version}.css",
        "/studio/{*rest}", "/admin/{*rest}",
        "/studio/preview/{id}", "/studio/preview/copy/{copyid}",
        "/admin/content/export", "/admin/content/reports/{id}",
    ];

    [Fact]
    public void Addresses_OfTheReadme_AreThoseOfTheServer()
    {
        var said = MarkdownText.InCode(new MarkdownText("README.md").Section("Addresses"))
            .Select(text => text.Split(' ')[^1]).Where(text => text.StartsWith('/')).Select(text => Plain(text.Split('?')[0])).ToHashSet();
        var mapped = Pages().Concat(Routes()).Select(Plain).ToHashSet();
        Findings.None([
            .. mapped.Except(said).Except(s_internal).Order().Select(address => $"the README's addresses lack {address}"),
            .. said.Except(mapped).Order().Select(address => $"the README names {address}, which nothing answers"),
            .. s_internal.Except(mapped).Select(address => $"the test calls {address} internal, which nothing answers"),
            .. s_internal.Intersect(said).Select(address => $"{address} is internal and in the README"),
        ]);
    }

    private static IEnumerable<string> Pages() => typeof(SiteSettings).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false)).Select(route => route.Template);

    /// <summary>Reads routes from the source, because asking the running server would require starting it with everything it needs.</summary>
    private static IEnumerable<string> Routes()
    {
        foreach (var file in SourceFiles.All)
        {
            var text = SourceFiles.Read(file);
            foreach (Match map in Map().Matches(text))
            {
                if (map.Groups["text"].Success)
                    yield return map.Groups["text"].Value;
                else
                    yield return Regex.Match(text, $@"const string {map.Groups["name"].Value} = ""([^""]+)""") is { Success: true } constant
                        ? constant.Groups[1].Value
                        : throw new InvalidOperationException($"{file} maps {map.Value}, whose address stands somewhere else.");
            }
        }
    }

    /// <summary>Lower case, parameters without their types, a group without what is below it.</summary>
    private static string Plain(string address) => Parameter().Replace(address, "{$1}").ToLowerInvariant();

    [GeneratedRegex(@"\b(?:app|routes)\.Map(?:Get|Post|Put|Delete|Methods|Group|HealthChecks)\((?:""(?<text>[^""]+)""|(?<name>\w+))")]
    private static partial Regex Map();

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();
}
