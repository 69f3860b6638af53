using System;
using System.Buffers.Binary;

using LVS.Core;

namespace LVS.Tests.Desktop.Explorer;

/// <summary>
/// Secrets that cost next to nothing and that nobody in the exploration breaks: what is explored is the order of things, not the hash.
/// </summary>
internal sealed class QuickSecrets : IMac, IHmac, IKeyAgreement, IKeySource
{
    private readonly byte[] own = new byte[Limits.PublicKeySize];
    private readonly byte[] other = new byte[Limits.PublicKeySize];
    private bool isOwn;
    private ulong drawn;

    private QuickSecrets(int seed) => drawn = (ulong)seed << 32;

    /// <summary>Secrets of one node.</summary>
    /// <param name="seed">Differs between nodes, and between the lives of one.</param>
    public static SwarmSecrets Of(int seed)
    {
        QuickSecrets all = new(seed);
        return new SwarmSecrets(all, all, all, all);
    }

    public bool IsDone => true;

    public void Compute(byte[] frame, int size, byte[] mac) => BitConverter.TryWriteBytes(mac, Hash(frame.AsSpan(0, size), 1));

    public void Compute(byte[] key, byte[] message, int size, byte[] hash)
    {
        ulong seed = Hash(key, 2);
        for (int i = 0; i < 4; i++)
        {
            BitConverter.TryWriteBytes(hash.AsSpan(8 * i), Hash(message.AsSpan(0, size), seed + (ulong)i));
        }
    }

    public bool Begin(byte[] key, byte[] point)
    {
        // A private key is its own public key here; the secret is what both have.
        isOwn = point[0] == 9 && !point.AsSpan(1).ContainsAnyExcept((byte)0);
        key.CopyTo(own, 0);
        point.CopyTo(other, 0);
        return true;
    }

    public void Step()
    {
    }

    public bool Read(byte[] secret)
    {
        for (int i = 0; i < secret.Length; i++)
        {
            secret[i] = isOwn ? own[i] : (byte)(own[i] ^ other[i] ^ 0x5A);
        }

        return true;
    }

    public void Fill(byte[] buffer, int offset, int size)
    {
        for (int i = 0; i < size; i++)
        {
            buffer[offset + i] = (byte)(Mixer.Mix((long)++drawn) >> 13);
        }
    }

    internal static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed)
    {
        long state = (long)seed + bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            state = Mixer.Mix(state ^ BinaryPrimitives.ReadInt64LittleEndian(bytes)) + 1;
        }

        foreach (byte value in bytes)
        {
            state = Mixer.Mix(state ^ value) + 1;
        }

        return (ulong)state;
    }
}
