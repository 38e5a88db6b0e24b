using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>
/// AES-256-GCM in chunks, so that a file of any size is encrypted with little memory. Each file has a key of its own, made
/// of the key file and a random salt. A chunk's nonce is its number and whether it is the last, so that chunks cannot be
/// exchanged, and a file that was cut off is recognized.
/// </summary>
internal sealed class ChunkCipher : IDisposable
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int HeaderBytes = 8 + SaltBytes + CheckBytes;

    private const int SaltBytes = 32;
    private const int CheckBytes = 16;
    private readonly AesGcm _cipher;

    private ChunkCipher(byte[] header, byte[] key)
    {
        Header = header;
        _cipher = new AesGcm(key, TagBytes);
    }

    /// <summary>The file's first bytes: magic, salt, and a value that tells whether a key fits.</summary>
    public byte[] Header { get; }

    private static ReadOnlySpan<byte> Magic => "BLOGBAK1"u8;

    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    /// <summary>For a new file.</summary>
    public static ChunkCipher Create(byte[] secret)
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        RandomNumberGenerator.Fill(header.AsSpan(8, SaltBytes));
        Derive(secret, header, "check").AsSpan(0, CheckBytes).CopyTo(header.AsSpan(8 + SaltBytes));
        return new(header, Derive(secret, header, "chunks"));
    }

    /// <summary>For a file with this header; null when the key does not fit.</summary>
    public static ChunkCipher? Open(byte[] secret, byte[] header) =>
        CryptographicOperations.FixedTimeEquals(Derive(secret, header, "check").AsSpan(0, CheckBytes), header.AsSpan(8 + SaltBytes, CheckBytes))
            ? new(header, Derive(secret, header, "chunks"))
            : null;

    public void Encrypt(long number, bool last, ReadOnlySpan<byte> plain, Span<byte> to) =>
        _cipher.Encrypt(Nonce(stackalloc byte[12], number, last), plain, to[..plain.Length], to.Slice(plain.Length, TagBytes), Header);

    /// <exception cref="AuthenticationTagMismatchException">It is damaged.</exception>
    public void Decrypt(long number, bool last, ReadOnlySpan<byte> from, Span<byte> plain) =>
        _cipher.Decrypt(Nonce(stackalloc byte[12], number, last), from[..^TagBytes], from[^TagBytes..], plain, Header);

    private static Span<byte> Nonce(Span<byte> nonce, long number, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[8] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    private static byte[] Derive(byte[] secret, byte[] header, string what) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, header.AsSpan(8, SaltBytes).ToArray(), System.Text.Encoding.ASCII.GetBytes("BlogApp backup " + what));

    public void Dispose() => _cipher.Dispose();
}
