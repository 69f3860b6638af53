using System;
using System.Collections.Generic;
using System.Text;

using LVS.Core;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// Makes hostile inputs out of good ones, from a seed: bits, bytes and pieces changed, put in, taken out, doubled, cut, and words that
/// hurt.
/// </summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, long seed)
{
    private const int SizeMax = 1 << 16;

    private static readonly byte[][] Words =
    [
        .. Array.ConvertAll(
            new[]
            {
                "", "\0", "-1", "1e300", "1e-300", "NaN", "Infinity", "99999999999999999999", "2,5", "\\ud800", "\\u0000", "null", "~",
                    "!!str ", "!!binary ", "&a ", "*a", "<<: ", "[", "{", "]", "}",
                "\"", "'", ": ", "- ", "\n", "\r\n", "\t", ",", ";", "%", "---\n", "...\n", "\uFEFF", "\u202E", "😀", "true", "\"\":",
                    "G(h)", "GHI", "gain ", "0x", "lvs1",
            },
            Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC3, 0x28], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0x80], [0x7F, 0xFF, 0xFF, 0xFF], [0x0A, 0x0D, 0x0D, 0x0A],
    ];

    private readonly long[] chance = [seed];

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        List<byte> input = [.. corpus[Below(corpus.Count)]];
        for (int changes = Below(6); changes > 0; changes--)
        {
            Change(input);
        }

        return [.. input];
    }

    private int Below(int bound) => (int)SeededRandom.Below(chance, 0, bound);

    private void Change(List<byte> input)
    {
        int at = Below(input.Count + 1);
        int size = Math.Min(Below(1 << Below(10)), input.Count - at);
        switch (Below(8))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << Below(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)Below(256);
                break;
            case 2:
                input.RemoveRange(at, size);
                break;
            case 3 when input.Count < SizeMax:
                input.InsertRange(at, input.GetRange(at, size));
                break;
            case 4 when input.Count < SizeMax:
                byte[] other = corpus[Below(corpus.Count)];
                int from = Below(other.Length + 1);
                input.InsertRange(at, other[from..Math.Min(other.Length, from + size)]);
                break;
            case 5:
                input.RemoveRange(at, input.Count - at);
                break;
            case 6 when input.Count < SizeMax:
                byte[] word = Words[Below(Words.Length)];
                for (int times = 1 << Below(Below(8) == 0 ? 12 : 2); times > 0 && input.Count < SizeMax; times--)
                {
                    input.InsertRange(at, word);
                }

                break;
            default:
                if (at < input.Count)
                {
                    input.RemoveAt(at);
                    input.InsertRange(at, Words[Below(Words.Length)]);
                }

                break;
        }
    }
}
