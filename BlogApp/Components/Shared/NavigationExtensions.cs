using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Shared;

/// <summary>Addresses from the root of the blog, which may be in a folder of its host.</summary>
internal static class NavigationExtensions
{
    /// <summary>Goes to an address of the blog. <see cref="NavigationManager.NavigateTo(string, bool, bool)"/> takes a leading slash for the root of the host.</summary>
    public static void GoTo(this NavigationManager navigation, string address, bool forceLoad = false, bool replace = false) =>
        navigation.NavigateTo(navigation.Within(address), forceLoad, replace);

    /// <summary>The address as it is outside the blog.</summary>
    /// <param name="address">From the blog's root, also with the folder in front already; any other stays the same.</param>
    public static string Within(this NavigationManager navigation, string address)
    {
        var folder = new Uri(navigation.BaseUri).AbsolutePath;
        if (folder == "/" || !address.StartsWith('/'))
            return address;
        return navigation.BaseUri + (address.StartsWith(folder, StringComparison.Ordinal) ? address[folder.Length..] : address[1..]);
    }

    /// <summary>The path of the current page from the root of the blog, with a slash in front and without a query.</summary>
    public static string Path(this NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0];
}
