using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BlogApp.Platform.Http;

namespace BlogApp.Features.Accounts.Setup;

/// <summary>
/// The one-time right to become the first admin. The token has 256 random bits; this process keeps only its hash. It
/// becomes invalid with its first successful use, and when the process ends.
/// </summary>
internal sealed class SetupLink : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _hash;

    /// <summary>Issues the token and invalidates an earlier one.</summary>
    public string Open()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Volatile.Write(ref _hash, Hash(token));
        return token;
    }

    public bool Fits(string? token) =>
        Volatile.Read(ref _hash) is { } hash && token is { Length: > 0 and <= 100 } && CryptographicOperations.FixedTimeEquals(hash, Hash(token));

    /// <summary>Lets one caller at a time create the admin. The first success invalidates the link.</summary>
    /// <returns>Whether the token was valid.</returns>
    public async Task<bool> UseAsync(string? token, Func<Task<bool>> makeAdmin, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!Fits(token))
                return false;
            if (await makeAdmin())
                Volatile.Write(ref _hash, null);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The full address to open, for a person at the console.</summary>
    /// <param name="site">The public address from the settings, or empty.</param>
    /// <param name="listening">Where the server listens, such as <c>http://[::]:5000</c>.</param>
    /// <param name="folder">The blog's folder of its host, or empty.</param>
    public static string Address(string site, IEnumerable<string> listening, string folder, string token) => $"{OwnAddress.Root(site, listening, folder)}/setup?token={token}";

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public void Dispose() => _turn.Dispose();
}
