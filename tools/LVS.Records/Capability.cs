using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using LVS.Core;
using LVS.Harness;

namespace LVS.Records;

/// <summary>
/// A capability is a string that starts with <c>lvs1</c> and ends in check characters. It holds a secret, the name of the first stripe, the
/// size and the shape, which together suffice to find, read, renew and forget a record. Who has it can read the content; all others see
/// only random names and bytes.
/// </summary>
public sealed class Capability
{
    /// <summary>Bytes of the secret.</summary>
    public const int SecretSize = 16;

    /// <summary>Largest content, in bytes. A swarm's limit is lower (<see cref="RecordLimit"/>).</summary>
    public const int ContentSizeMax = (1 << 26) - 1;

    private const string Prefix = "lvs";
    private const int PayloadSize = SecretSize + 8 + 4 + 1;

    // What people, chats and letters put around a text that is to be copied.
    private const string Quotes = "\"'`<>\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";

    private readonly byte[] secret;

    private Capability(byte[] secret, long top, int contentSize, RecordShape shape)
    {
        this.secret = secret;
        Top = top;
        ContentSize = contentSize;
        Shape = shape;
        Key = Derive("LVS record key", 32);
    }

    /// <summary>Characters of a capability.</summary>
    public static int CharCount => Prefix.Length + 1 + Bech32.CharCount(PayloadSize) + Bech32.CheckCount;

    /// <summary>Bytes of the content, 0..<see cref="ContentSizeMax"/>.</summary>
    public int ContentSize { get; }

    /// <summary>How the record is coded into fragments.</summary>
    public RecordShape Shape { get; }

    /// <summary>Name of the stripe from which all others are found; 0 until it is made.</summary>
    public long Top { get; }

    /// <summary>The key that seals the stripes, 32 bytes.</summary>
    internal byte[] Key { get; }

    /// <summary>A capability with a fresh secret. Its stripes are not made yet.</summary>
    /// <param name="contentSize">Bytes of the content, 0..<see cref="ContentSizeMax"/>.</param>
    /// <param name="shape">How it is coded into fragments.</param>
    /// <param name="secret">Source of its <see cref="SecretSize"/> bytes; null for the platform's random source.</param>
    public static Capability Create(int contentSize, RecordShape shape, Func<int, byte[]>? secret = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)contentSize, (uint)ContentSizeMax);
        return new Capability((secret ?? RandomNumberGenerator.GetBytes)(SecretSize), 0, contentSize, shape);
    }

    /// <summary>The same capability with the name of the top stripe.</summary>
    public Capability With(long top) => new(secret, top, ContentSize, Shape);

    /// <summary>Parses a capability. Spaces and quotes around it are ignored.</summary>
    /// <exception cref="UserException">
    /// It is no capability, cut short, or mistyped; the message says which, where, and what to do.
    /// </exception>
    public static Capability Parse(string text)
    {
        text = text.Trim().Trim(Quotes.ToCharArray()).Trim();
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
                throw new UserException(
                    $"The capability has {Printable.At(text, Prefix.Length + 1 + i)} as its character {Prefix.Length + 2 + i}, "
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
        long top = payload == null ? 0 : BinaryPrimitives.ReadInt64LittleEndian(payload.AsSpan(SecretSize));
        uint size = payload == null ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(payload.AsSpan(SecretSize + 8));
        return top == 0 || size > ContentSizeMax || RecordShape.Of(payload![PayloadSize - 1]) is not { } shape
            ? throw new UserException("The capability is of a newer version of LVS than this one. Update, and try again.")
            : new Capability(payload[..SecretSize], top, (int)size, shape);
    }

    /// <summary>
    /// Link 0 of the owner's chain of a stripe, 8 bytes. Each stripe has a chain of its own, so that nobody sees which stripes belong
    /// together.
    /// </summary>
    /// <param name="level">Level of the stripe, 0 for content.</param>
    /// <param name="number">Number of the stripe in its level.</param>
    /// <param name="draw">0 or 1. Each stripe can have two chains; the one whose name belongs where more room is free is taken.</param>
    public byte[] ChainSecret(int level, int number, int draw) =>
        Derive(string.Create(CultureInfo.InvariantCulture, $"LVS record chain {level} {number} {draw}"), OwnerChain.LinkSize);

    /// <inheritdoc/>
    public override string ToString()
    {
        byte[] payload = new byte[PayloadSize];
        secret.CopyTo(payload, 0);
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(SecretSize), Top);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(SecretSize + 8), ContentSize);
        payload[PayloadSize - 1] = (byte)Shape.Code;
        return Bech32.Write(Prefix, payload);
    }

    /// <summary>The position of a character whose correction alone makes the check characters fit; -1 when there is none.</summary>
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
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, size, info: Encoding.ASCII.GetBytes(purpose));
    }
}
