using System;

namespace LVS.Records;

/// <summary>
/// Text with check characters. The alphabet has 32 characters that are hard to mistake for one another. Six of the characters are a
/// checksum that detects every change of up to four characters.
/// </summary>
/// <remarks>BIP-173 for the alphabet and the code, BIP-350 for the constant (Bech32m).</remarks>
internal static class Bech32
{
    public const int CheckCount = 6;

    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const uint Constant = 0x2BC830A3;

    private static readonly uint[] Generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    /// <summary>Value of a character, 0..31, or -1.</summary>
    public static int ValueOf(char c) => Alphabet.IndexOf(c, StringComparison.Ordinal);

    /// <summary>Number of characters for a number of bytes, without check characters.</summary>
    public static int CharCount(int byteCount) => ((8 * byteCount) + 4) / 5;

    /// <summary>Writes prefix, separator, bytes and check characters.</summary>
    public static string Write(string prefix, ReadOnlySpan<byte> bytes)
    {
        int count = CharCount(bytes.Length);
        byte[] values = new byte[count + CheckCount];
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            values[bit / 5] |= (byte)((bytes[bit / 8] >> (7 - (bit % 8)) & 1) << (4 - (bit % 5)));
        }

        uint check = Polymod(prefix, values) ^ Constant;
        for (int i = 0; i < CheckCount; i++)
        {
            values[count + i] = (byte)(check >> (5 * (CheckCount - 1 - i)) & 31);
        }

        return prefix + "1" + string.Create(values.Length, values, static (text, from) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = Alphabet[from[i]];
            }
        });
    }

    /// <summary>Whether the check characters at the end of the values fit.</summary>
    public static bool Fits(string prefix, ReadOnlySpan<byte> values) => Polymod(prefix, values) == Constant;

    /// <summary>The bytes of values whose check characters fit, or null when bits are set that belong to no byte.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> values, int byteCount)
    {
        byte[] bytes = new byte[byteCount];
        for (int bit = 0; bit < 5 * (values.Length - CheckCount); bit++)
        {
            int set = values[bit / 5] >> (4 - (bit % 5)) & 1;
            if (bit < 8 * byteCount)
            {
                bytes[bit / 8] |= (byte)(set << (7 - (bit % 8)));
            }
            else if (set != 0)
            {
                return null;
            }
        }

        return bytes;
    }

    private static uint Polymod(string prefix, ReadOnlySpan<byte> values)
    {
        uint check = 1;
        foreach (char c in prefix)
        {
            check = Next(check, (uint)c >> 5);
        }

        check = Next(check, 0);
        foreach (char c in prefix)
        {
            check = Next(check, (uint)c & 31);
        }

        foreach (byte value in values)
        {
            check = Next(check, value);
        }

        return check;
    }

    private static uint Next(uint check, uint value)
    {
        uint top = check >> 25;
        check = ((check & 0x1FFFFFF) << 5) ^ value;
        for (int i = 0; i < 5; i++)
        {
            check ^= (top >> i & 1) == 1 ? Generator[i] : 0;
        }

        return check;
    }
}
