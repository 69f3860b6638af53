using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// Turns records into stripes. Each stripe is padded, sealed with AES-256-GCM under a key that only the capability gives, coded into
/// fragments of equal size, and named after them. A key is drawn for one record and used for one content only; the nonce is the stripe's
/// place.
/// </summary>
public static class RecordSeal
{
    /// <summary>Seals and splits a content.</summary>
    /// <param name="content">At most <see cref="Capability.ContentSizeMax"/> bytes.</param>
    /// <param name="shape">How it is coded into fragments.</param>
    /// <param name="expiryMinute">The swarm's minute until which it is to be kept.</param>
    /// <param name="stripes">All stripes.</param>
    /// <param name="isBetter">Tells whether the second of two names belongs where more room is free; null takes the first.</param>
    /// <param name="world">Source of secret and hashes; null for this PC's.</param>
    /// <returns>The capability that fetches it.</returns>
    public static Capability Seal(ReadOnlySpan<byte> content, RecordShape shape, long expiryMinute, out List<RecordStripe> stripes,
        Func<long, long, bool>? isBetter = null, IClientWorld? world = null)
    {
        Capability capability = Capability.Create(content.Length, shape, world == null ? null : world.Secret);
        IHmac hash = world?.Hash ?? new PcHash();
        stripes = [];
        byte[] level = content.ToArray();
        long top = 0;
        for (int depth = 0; ; depth++)
        {
            int count = shape.StripesOf(level.Length);
            byte[] names = new byte[count * RecordShape.NameSize];
            for (int number = 0; number < count; number++)
            {
                int size = shape.ContentOf(level.Length, number);
                ReadOnlySpan<byte> plain = level.AsSpan(number * shape.StripeContentSize, size);
                RecordStripe stripe = Make(capability, plain, depth, number, expiryMinute, isBetter, hash);
                stripes.Add(stripe);
                top = stripe.Name;
                BinaryPrimitives.WriteInt64LittleEndian(names.AsSpan(number * RecordShape.NameSize), stripe.Name);
            }

            CryptographicOperations.ZeroMemory(level);
            if (count == 1)
            {
                return capability.With(top);
            }

            level = names;
        }
    }

    /// <summary>Opens one stripe.</summary>
    /// <param name="capability">The record's.</param>
    /// <param name="level">Its level.</param>
    /// <param name="number">Its number.</param>
    /// <param name="bytes">Its k data fragments, concatenated.</param>
    /// <param name="plain">Receives the content.</param>
    /// <returns>False when the bytes are not those that were sealed.</returns>
    internal static bool TryOpen(Capability capability, int level, int number, ReadOnlySpan<byte> bytes, byte[] plain)
    {
        return RecordCipher.TryOpen(
            capability.Key, Nonce(level, number), About(capability), bytes[..(RecordShape.TagSize + plain.Length)], plain);
    }

    private static RecordStripe Make(Capability capability, ReadOnlySpan<byte> plain, int level, int number, long expiryMinute,
        Func<long, long, bool>? isBetter, IHmac hash)
    {
        RecordShape shape = capability.Shape;
        int size = shape.FragmentSizeOf(plain.Length);
        byte[] data = new byte[shape.DataCount * size];
        RecordCipher.Seal(
            capability.Key, Nonce(level, number), About(capability), plain, data.AsSpan(0, RecordShape.TagSize + plain.Length));
        StripeMaker maker = new(hash);
        OwnerChain chain = new(hash);
        byte[] anchor = new byte[OwnerChain.LinkSize];
        chain.Show(capability.ChainSecret(level, number, 0), 0, anchor);
        Fragment[] made = maker.Make(data, shape.DataCount, shape.TotalCount, size, anchor, expiryMinute);
        if (isBetter != null)
        {
            chain.Show(capability.ChainSecret(level, number, 1), 0, anchor);
            Fragment[] other = maker.Make(data, shape.DataCount, shape.TotalCount, size, anchor, expiryMinute);
            made = isBetter(made[0].Stripe, other[0].Stripe) ? other : made;
        }

        return new RecordStripe(level, number, made[0].Stripe, made);
    }

    private static byte[] Nonce(int level, int number)
    {
        byte[] nonce = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(nonce, number);
        BinaryPrimitives.WriteInt32LittleEndian(nonce.AsSpan(4), level);
        return nonce;
    }

    /// <summary>Associated data of the seal, which binds a stripe to a record's size and shape.</summary>
    private static byte[] About(Capability capability)
    {
        byte[] about = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(about, capability.ContentSize);
        BinaryPrimitives.WriteInt32LittleEndian(about.AsSpan(4), capability.Shape.Code);
        return about;
    }
}
