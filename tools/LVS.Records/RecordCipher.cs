using System;
using System.Security.Cryptography;

using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace LVS.Records;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with tags of 16 bytes: the platform's, and in a browser, where .NET has none, BouncyCastle's.
/// </summary>
internal static class RecordCipher
{
    /// <summary>Seals.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">12 bytes, used once under a key.</param>
    /// <param name="about">What is sealed along and not hidden.</param>
    /// <param name="plain">What is to be hidden.</param>
    /// <param name="into">Receives tag and sealed bytes, one after the other.</param>
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

    /// <summary>Opens.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">12 bytes.</param>
    /// <param name="about">What was sealed along.</param>
    /// <param name="bytes">Tag and sealed bytes, one after the other.</param>
    /// <param name="plain">Receives what was hidden.</param>
    /// <returns>False when the bytes are not those that were sealed.</returns>
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

    /// <summary>As <see cref="Seal"/>, without the platform.</summary>
    internal static void ManagedSeal(byte[] key, byte[] nonce, byte[] about, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        byte[] made = Run(true, key, nonce, about, plain.ToArray());
        made.AsSpan(plain.Length).CopyTo(into);
        made.AsSpan(0, plain.Length).CopyTo(into[RecordShape.TagSize..]);
    }

    /// <summary>As <see cref="TryOpen"/>, without the platform.</summary>
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
