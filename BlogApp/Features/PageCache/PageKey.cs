using BlogApp.Features.Comments;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Caching.Accesses;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.PageCache;

/// <summary>Identifies a rendered page. The host is part of the key, because pages contain their own address.</summary>
/// <param name="Variant">The query parameters that pages use. All others are ignored.</param>
internal readonly record struct PageKey(bool Https, string Host, string Path, string Variant, InterfaceLanguage Language)
{
    /// <summary>As an admin sees it: hosts and languages together.</summary>
    public TrackedKey Track() => new($"{CacheRegion.Page}:{Path}{(Variant.Length > 0 ? "?" + Variant.TrimEnd('&') : "")}", GetHashCode());
}
