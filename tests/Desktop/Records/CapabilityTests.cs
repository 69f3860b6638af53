using System;

using LVS.Core;
using LVS.Harness;
using LVS.Records;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>The capability string: read back, and every way to get it wrong told apart.</summary>
[TestClass]
public sealed class CapabilityTests
{
    [TestMethod]
    public void ItIsReadBack()
    {
        foreach (RecordShape shape in new[] { new RecordShape(1, 5), new RecordShape(4, 8), new RecordShape(4, 12) })
        {
            foreach (int size in new[] { 0, 1, 4096, Capability.ContentSizeMax })
            {
                Capability made = Capability.Create(size, shape).With(size + 1);
                string text = made.ToString();
                Assert.AreEqual(Capability.CharCount, text.Length);
                foreach (string typed in new[] { text, text.ToUpperInvariant(), $"  {text}\n" })
                {
                    Capability read = Capability.Parse(typed);
                    Assert.AreEqual(size, read.ContentSize);
                    Assert.AreEqual(shape, read.Shape);
                    Assert.AreEqual(made.Top, read.Top);
                    CollectionAssert.AreEqual(made.ChainSecret(0, 3, 1), read.ChainSecret(0, 3, 1));
                }
            }
        }
    }

    /// <summary>The published examples of Bech32m, so that the code is the one it claims to be.</summary>
    [TestMethod]
    public void TheCheckIsBech32m()
    {
        // BIP-350: "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx" carries 31, 30, ... 0.
        byte[] values = new byte[38];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (byte)"qpzry9x8gf2tvdw0s3jn54khce6mua7l".IndexOf("l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx"[i],
                StringComparison.Ordinal);
        }

        Type bech32 = typeof(Capability).Assembly.GetType("LVS.Records.Bech32", throwOnError: true)!;
        Assert.IsTrue(bech32.GetMethod("Fits")!.CreateDelegate<FitsCall>()("abcdef", values));
        values[3] ^= 1;
        Assert.IsFalse(bech32.GetMethod("Fits")!.CreateDelegate<FitsCall>()("abcdef", values));
    }

    [TestMethod]
    public void EveryMistypedCharacterIsFoundAndShown()
    {
        string text = Capability.Create(4096, new RecordShape(4, 8)).With(77).ToString();
        for (int at = 4; at < text.Length; at++)
        {
            foreach (char other in "qpzry9x8gf2tvdw0s3jn54khce6mua7l")
            {
                if (other != text[at])
                {
                    string typed = text[..at] + other + text[(at + 1)..];
                    string message = Refusal(typed);
                    Assert.Contains("mistyped", message);
                    Assert.Contains($"character {at + 1}, '{other}'", message);
                }
            }
        }
    }

    /// <summary>Changes of two to four characters are always seen.</summary>
    [TestMethod]
    public void SeveralMistypedCharactersAreSeen()
    {
        long[] chance = [3];
        char[] typed = new char[Capability.CharCount];
        for (int number = 0; number < 600; number++)
        {
            string text = number % 100 == 0 || number == 0 ? Capability.Create(number, new RecordShape(4, 8)).With(77).ToString() : last;
            last = text;
            text.CopyTo(0, typed, 0, typed.Length);
            for (int change = 0; change < 2 + (number % 3); change++)
            {
                int at = 4 + (int)SeededRandom.Below(chance, 0, typed.Length - 4);
                typed[at] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"[(int)SeededRandom.Below(chance, 0, 32)];
            }

            string changed = new(typed);
            if (changed != text)
            {
                Assert.Contains("mistyped", Refusal(changed));
            }
        }
    }

    [TestMethod]
    public void EveryCutIsToldFromAMistake()
    {
        string text = Capability.Create(4096, new RecordShape(4, 8)).With(77).ToString();
        for (int size = 4; size < text.Length; size++)
        {
            Assert.Contains($"cut short: {size} of {text.Length}", Refusal(text[..size]));
        }

        Assert.Contains("too long", Refusal(text + "q"));
        for (int size = 0; size < 4; size++)
        {
            Assert.Contains("no capability", Refusal(text[..size]));
        }
    }

    [TestMethod]
    public void DamagedTextIsExplained()
    {
        string text = Capability.Create(4096, new RecordShape(4, 8)).With(77).ToString();
        Assert.Contains("no capability", Refusal("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
        Assert.Contains("capitals", Refusal(text[..20] + text[20..].ToUpperInvariant()));
        Assert.Contains("'b' as its character 10", Refusal(text[..9] + "b" + text[10..]));
        Assert.Contains("'-' as its character 41", Refusal(text[..40] + "-"));
    }

    private string last = "";

    private delegate bool FitsCall(string prefix, ReadOnlySpan<byte> values);

    private static string Refusal(string text)
    {
        return Assert.ThrowsExactly<UserException>(() => Capability.Parse(text)).Message;
    }
}
