using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Platform.Http;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Components.Styles;

/// <summary>Several CSS files joined into one, without comments and indentation, which are a fifth of their size.</summary>
/// <param name="Name">First part of the file name.</param>
/// <param name="Address">Path from the root; changes with the content.</param>
internal sealed partial record StyleSheet(string Name, string Address, byte[] Content)
{
    private readonly Lazy<byte[]>[] _encoded = [.. Enumerable.Range(0, PageEncoding.Count).Select(encoding => new Lazy<byte[]>(() => PageEncoding.Encode(encoding, Content)))];

    public byte[] ContentIn(int encoding) => _encoded[encoding].Value;

    /// <param name="files">Paths below the root. Later files override earlier ones.</param>
    public static StyleSheet Join(string name, IFileProvider root, params ReadOnlySpan<string> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            using var reader = new StreamReader(root.GetFileInfo(file).CreateReadStream());
            text.Append(Small(reader.ReadToEnd()));
        }
        var content = Encoding.UTF8.GetBytes(text.ToString());
        return new(name, $"/css/{name}.{Convert.ToHexStringLower(SHA256.HashData(content))[..10]}.css", content);
    }

    public static string Small(string styles) => Indents().Replace(Comments().Replace(styles, ""), "\n").TrimStart();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Indents();
}
