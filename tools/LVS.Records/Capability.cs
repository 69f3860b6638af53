using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// All that is needed to find and read a record, and nothing else is: a secret, the size and the shape, as one string of 41 characters that
/// starts with <c>lvs1</c> and ends in check characters. A person with it can read the file; all others see names and bytes like noise.
/// </summary>
public sealed class Capability
{
    /// <summary>Bytes of the secret.</summary>
    public const int SecretSize = 16;

    /// <summary>Largest content that a capability can tell of; the limit of a swarm is lower (<see cref="RecordLimit"/>).</summary>
    public const int ContentSizeMax = (1 << 22) - 1;

    private const string Prefix = "lvs";
    private const int PayloadSize = SecretSize + 3;

    private readonly byte[] secret;

    private Capability(byte[] secret, int contentSize, RecordShape shape)
    {
        this.secret = secret;
        ContentSize = contentSize;
        Shape = shape;
        Key = Derive("LVS record key", 32);
    }

    /// <summary>Characters of a capability.</summary>
    public static int CharCount => Prefix.Length + 1 + Bech32.CharCount(PayloadSize) + Bech32.CheckCount;

    /// <summary>Bytes of the content, 0..<see cref="ContentSizeMax"/>.</summary>
    public int ContentSize { get; }

    /// <summary>How the record is spread.</summary>
    public RecordShape Shape { get; }

    /// <summary>Stripes of the record.</summary>
    public int StripeCount => Shape.StripeCount(ContentSize);

    /// <summary>The key that seals the stripes, 32 bytes.</summary>
    internal byte[] Key { get; }

    /// <summary>A capability with a fresh secret.</summary>
    /// <param name="contentSize">Bytes of the content, 0..<see cref="ContentSizeMax"/>.</param>
    /// <param name="shape">How it is spread.</param>
    public static Capability Create(int contentSize, RecordShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)contentSize, (uint)ContentSizeMax);
        return new Capability(RandomNumberGenerator.GetBytes(SecretSize), contentSize, shape);
    }

    /// <summary>Reads a capability.</summary>
    /// <exception cref="UserException">
    /// It is no capability, cut short, or mistyped; the message says which, where, and what to do.
    /// </exception>
    public static Capability Parse(string text)
    {
        text = text.Trim();
        string lower = text.ToLowerInvariant();
        if (!lower.StartsWith(Prefix + "1", StringComparison.Ordinal))
        {
            throw new UserException($"This is no capability: it must start with '{Prefix}1'. 'lvs put' prints one.");
        }

        if (text != lower && text != text.ToUpperInvariant())
        {
            throw new UserException("The capability mixes capitals and small letters, so it was changed on the way. Copy it again.");
        }

        byte[] values = new byte[lower.Length - Prefix.Length - 1];
        for (int i = 0; i < values.Length; i++)
        {
            int value = Bech32.ValueOf(lower[Prefix.Length + 1 + i]);
            if (value < 0)
            {
                throw new UserException($"The capability has '{text[Prefix.Length + 1 + i]}' as its character {Prefix.Length + 2 + i}, "
                    + "which none has. Copy it again.");
            }

            values[i] = (byte)value;
        }

        if (lower.Length != CharCount)
        {
            throw new UserException(lower.Length < CharCount
                ? $"The capability is cut short: {lower.Length} of {CharCount} characters. Copy all of it."
                : $"The capability is too long: {lower.Length} characters, {CharCount} are right. Copy it again, without what follows it.");
        }

        if (!Bech32.Fits(Prefix, values))
        {
            int at = WrongCharacter(values);
            throw new UserException("The capability is mistyped: its check characters do not fit"
                + (at < 0 ? "; more than one character is wrong."
                    : $"; look at character {Prefix.Length + 2 + at}, '{text[Prefix.Length + 1 + at]}'.")
                + " Compare it with the one that 'lvs put' printed.");
        }

        byte[]? payload = Bech32.Read(values, PayloadSize);
        int sizeAndShape = payload == null ? 0 : payload[SecretSize] | (payload[SecretSize + 1] << 8) | (payload[SecretSize + 2] << 16);
        return payload == null || RecordShape.Of(sizeAndShape >> 22) is not { } shape
            ? throw new UserException("The capability is of a newer version of LVS than this one. Update, and try again.")
            : new Capability(payload[..SecretSize], sizeAndShape & ContentSizeMax, shape);
    }

    /// <summary>Name of a stripe in the swarm, not 0; only the secret shows which names belong together.</summary>
    public long StripeName(int stripe)
    {
        for (int attempt = 0; ; attempt++)
        {
            long name = BinaryPrimitives.ReadInt64LittleEndian(Derive($"LVS stripe name {stripe} {attempt}", 8));
            if (name != 0)
            {
                return name;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        byte[] payload = new byte[PayloadSize];
        secret.CopyTo(payload, 0);
        int sizeAndShape = ContentSize | (Shape.Code << 22);
        payload[SecretSize] = (byte)sizeAndShape;
        payload[SecretSize + 1] = (byte)(sizeAndShape >> 8);
        payload[SecretSize + 2] = (byte)(sizeAndShape >> 16);
        return Bech32.Write(Prefix, payload);
    }

    /// <summary>The one character that would have to be another for the check to fit, or -1 when there is no such one.</summary>
    private static int WrongCharacter(byte[] values)
    {
        for (int at = 0; at < values.Length; at++)
        {
            byte typed = values[at];
            for (int value = 0; value < 32; value++)
            {
                values[at] = (byte)value;
                if (Bech32.Fits(Prefix, values))
                {
                    return at;
                }
            }

            values[at] = typed;
        }

        return -1;
    }

    private byte[] Derive(string purpose, int size)
    {
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, size, info: System.Text.Encoding.ASCII.GetBytes(purpose));
    }
}
