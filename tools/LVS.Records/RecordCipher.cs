using System;
using System.Security.Cryptography;

using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace LVS.Records;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with tags of 16 bytes. It uses the platform's implementation, and BouncyCastle's in a browser, where .NET
/// has none.
/// </summary>
internal static class RecordCipher
{
    /// <summary>Encrypts and authenticates.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">12 bytes, used once under a key.</param>
    /// <param name="about">Associated data: authenticated but not encrypted.</param>
    /// <param name="plain">Plain text.</param>
    /// <param name="into">Receives the tag, then the encrypted bytes.</param>
    internal static void Seal(byte[] key, byte[] nonce, byte[] about, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        if (OperatingSystem.IsBrowser())
        {
            ManagedSeal(key, nonce, about, plain, into);
            return;
        }

        using AesGcm cipher = new(key, RecordShape.TagSize);
        cipher.Encrypt(nonce, plain, into[RecordShape.TagSize..], into[..RecordShape.TagSize], about);
    }

    /// <summary>Decrypts after checking the tag.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">12 bytes.</param>
    /// <param name="about">Associated data.</param>
    /// <param name="bytes">The tag, then the encrypted bytes.</param>
    /// <param name="plain">Receives the plain text.</param>
    /// <returns>False when the tag does not fit.</returns>
    internal static bool TryOpen(byte[] key, byte[] nonce, byte[] about, ReadOnlySpan<byte> bytes, Span<byte> plain)
    {
        if (OperatingSystem.IsBrowser())
        {
            return TryManagedOpen(key, nonce, about, bytes, plain);
        }

        using AesGcm cipher = new(key, RecordShape.TagSize);
        try
        {
            cipher.Decrypt(nonce, bytes[RecordShape.TagSize..], bytes[..RecordShape.TagSize], plain, about);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>As <see cref="Seal"/>, without the platform's implementation.</summary>
    internal static void ManagedSeal(byte[] key, byte[] nonce, byte[] about, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        byte[] made = Run(true, key, nonce, about, plain.ToArray());
        made.AsSpan(plain.Length).CopyTo(into);
        made.AsSpan(0, plain.Length).CopyTo(into[RecordShape.TagSize..]);
    }

    /// <summary>As <see cref="TryOpen"/>, without the platform's implementation.</summary>
    internal static bool TryManagedOpen(byte[] key, byte[] nonce, byte[] about, ReadOnlySpan<byte> bytes, Span<byte> plain)
    {
        try
        {
            Run(false, key, nonce, about, [.. bytes[RecordShape.TagSize..], .. bytes[..RecordShape.TagSize]]).CopyTo(plain);
            return true;
        }
        catch (InvalidCipherTextException)
        {
            return false;
        }
    }

    private static byte[] Run(bool seals, byte[] key, byte[] nonce, byte[] about, byte[] bytes)
    {
        GcmBlockCipher cipher = new(new AesEngine());
        cipher.Init(seals, new AeadParameters(new KeyParameter(key), 8 * RecordShape.TagSize, nonce, about));
        byte[] made = new byte[cipher.GetOutputSize(bytes.Length)];
        int size = cipher.ProcessBytes(bytes, 0, bytes.Length, made, 0);
        cipher.DoFinal(made, size);
        return made;
    }
}
