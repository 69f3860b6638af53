using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;

using LVS.Core;

namespace LVS.Records;

/// <summary>
/// Records as fragments: each stripe is padded, sealed by AES-256-GCM under a key that only the capability gives, and coded into fragments
/// of equal size. A key is drawn for one record and used for one content only; the nonce is the stripe's number.
/// </summary>
public static class RecordSeal
{
    /// <summary>Seals and splits a content.</summary>
    /// <param name="content">At most <see cref="Capability.ContentSizeMax"/> bytes.</param>
    /// <param name="shape">How to spread it.</param>
    /// <param name="hours">Hours to keep it, 1..65535.</param>
    /// <param name="fragments">All fragments, stripe by stripe.</param>
    /// <returns>What brings it back.</returns>
    public static Capability Seal(ReadOnlySpan<byte> content, RecordShape shape, int hours, out List<Fragment> fragments)
    {
        Capability capability = Capability.Create(content.Length, shape);
        fragments = Split(content, capability, 1, hours);
        return capability;
    }

    /// <summary>
    /// Seals and splits a content again, to be kept longer: under the same key the same content gives the same fragments.
    /// </summary>
    /// <param name="content">What <paramref name="capability"/> was made for, and nothing else.</param>
    /// <param name="capability">The record's.</param>
    /// <param name="version">Above that of the fragments that are kept.</param>
    /// <param name="hours">Hours to keep it, 1..65535.</param>
    public static List<Fragment> Split(ReadOnlySpan<byte> content, Capability capability, int version, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)hours - 1, 65534u);
        RecordShape shape = capability.Shape;
        List<Fragment> fragments = [];
        using AesGcm cipher = new(capability.Key, RecordShape.TagSize);
        byte[] stripeBytes = new byte[shape.DataCount * Limits.FragmentSizeMax];
        byte[] plain = new byte[shape.StripeContentSize];
        for (int stripe = 0; stripe < capability.StripeCount; stripe++)
        {
            int from = stripe * plain.Length;
            int count = Math.Min(plain.Length, content.Length - from);
            Array.Clear(plain);
            content.Slice(from, count).CopyTo(plain);
            cipher.Encrypt(
                Nonce(stripe), plain, stripeBytes.AsSpan(0, plain.Length), stripeBytes.AsSpan(plain.Length), About(capability));
            for (int index = 0; index < shape.TotalCount; index++)
            {
                Fragment fragment = new()
                {
                    Stripe = capability.StripeName(stripe),
                    Version = version,
                    Check = (int)Crc32.Of(stripeBytes, 0, stripeBytes.Length),
                    Index = index,
                    DataCount = shape.DataCount,
                    TotalCount = shape.TotalCount,
                    Hours = hours,
                    Size = Limits.FragmentSizeMax,
                };
                ErasureCode.Encode(stripeBytes, shape.DataCount, fragment.Size, index, fragment.Bytes, 0);
                fragments.Add(fragment);
            }
        }

        CryptographicOperations.ZeroMemory(plain);
        return fragments;
    }

    /// <summary>Opens one stripe.</summary>
    /// <param name="capability">The record's.</param>
    /// <param name="stripe">Which stripe.</param>
    /// <param name="bytes">Its k data fragments one after the other.</param>
    /// <param name="plain">Receives the padded content.</param>
    /// <returns>False when the bytes are not those that were sealed.</returns>
    internal static bool TryOpen(Capability capability, int stripe, byte[] bytes, byte[] plain)
    {
        using AesGcm cipher = new(capability.Key, RecordShape.TagSize);
        try
        {
            cipher.Decrypt(Nonce(stripe), bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), plain, About(capability));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static byte[] Nonce(int stripe)
    {
        byte[] nonce = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(nonce, stripe);
        return nonce;
    }

    /// <summary>Sealed along: a stripe fits no record of another size or shape.</summary>
    private static byte[] About(Capability capability)
    {
        byte[] about = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(about, capability.ContentSize);
        BinaryPrimitives.WriteInt32LittleEndian(about.AsSpan(4), capability.Shape.Code);
        return about;
    }
}
