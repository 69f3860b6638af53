using System;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using NSec.Cryptography;

using X25519 = LVS.Core.X25519;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>X25519 against libsodium, and the iterated vectors of RFC 7748 section 5.2.</summary>
[TestClass]
public sealed class X25519LibraryTests
{
    private static readonly byte[] Prime = [0xED, .. Enumerable.Repeat((byte)0xFF, 30), 0x7F];

    [TestMethod]
    public void RandomKeysAgreeAsInTheLibrary()
    {
        Random random = new(1);
        X25519 agreement = new();
        for (int i = 0; i < 1_000; i++)
        {
            byte[] key = new byte[X25519.Size];
            byte[] point = new byte[X25519.Size];
            random.NextBytes(key);
            random.NextBytes(point);
            point[31] &= 0x7F;
            Compare(agreement, key, point);
        }
    }

    /// <summary>Limbs all ones or all zero, and the ends of the range: what random points never show.</summary>
    [TestMethod]
    public void EdgesOfTheRangeAgreeAsInTheLibrary()
    {
        X25519 agreement = new();
        byte[] ramp = [.. Enumerable.Range(0, X25519.Size).Select(i => (byte)(i * 37))];
        byte[][] keys = [new byte[X25519.Size], [.. Enumerable.Repeat((byte)0xFF, X25519.Size)], ramp];
        for (int number = 0; number < 4 * 29; number++)
        {
            byte[] low = new byte[X25519.Size];
            low[number / 8 % X25519.Size] = (byte)(1 << (number % 8));
            byte[] high = [.. Prime];
            high[0] -= (byte)(1 + number);
            byte[] ones = [.. Enumerable.Range(0, X25519.Size).Select(i => (byte)(i * 8 / 29 % 2 == number % 2 ? 0xFF : 0))];
            ones[31] = (byte)(number & 0x7F);
            foreach (byte[] key in keys)
            {
                Compare(agreement, key, low);
                Compare(agreement, key, high);
                Compare(agreement, key, ones);
            }
        }
    }

    /// <summary>The key goes on as the point and the result as the key.</summary>
    [TestMethod]
    [DataRow(1, "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079")]
    [DataRow(1_000, "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51")]
    [DataRow(1_000_000, "7c3911e0ab2586fd864497297e575e6f3bc601c0883c30df5f4dd2d24f665424")]
    public void IteratedVectors(int count, string wanted)
    {
        if (count > 1_000 && Environment.GetEnvironmentVariable("LVS_SOAK") != "1")
        {
            Assert.Inconclusive("set LVS_SOAK=1: takes minutes");
        }

        X25519 agreement = new();
        byte[] key = new byte[X25519.Size];
        key[0] = 9;
        byte[] point = [.. key];
        byte[] result = new byte[X25519.Size];
        for (int i = 0; i < count; i++)
        {
            Assert.IsTrue(Agree(agreement, key, point, result));
            (key, point, result) = (result, key, point);
        }

        Assert.AreEqual(wanted, Convert.ToHexStringLower(key));
    }

    [TestMethod]
    public void AnotherBeginReplacesWhatWasGoingOn()
    {
        X25519 agreement = new();
        byte[] key = [.. Enumerable.Range(0, X25519.Size).Select(i => (byte)i)];
        byte[] point = new byte[X25519.Size];
        point[0] = 9;
        agreement.Begin(new byte[X25519.Size], point);
        for (int i = 0; i < 101; i++)
        {
            agreement.Step();
        }

        Compare(agreement, key, point);
        byte[] again = new byte[X25519.Size];
        Assert.IsFalse(agreement.Read(again), "the secret is read once");
        Assert.IsFalse(agreement.Begin(key, Prime));
        Assert.IsTrue(agreement.IsDone);
    }

    [TestMethod]
    public void NothingIsAllocated()
    {
        X25519 agreement = new();
        byte[] key = new byte[X25519.Size];
        byte[] point = [9, .. new byte[X25519.Size - 1]];
        byte[] result = new byte[X25519.Size];
        Agree(agreement, key, point, result);
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isUsable = Agree(agreement, key, point, result);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.IsTrue(isUsable);
    }

    private static void Compare(X25519 agreement, byte[] key, byte[] point)
    {
        byte[] secret = new byte[X25519.Size];
        bool isUsable = Agree(agreement, key, point, secret);
        string text = isUsable ? Convert.ToHexStringLower(secret) : "zero";
        Assert.AreEqual(Library(key, point), text, $"{Convert.ToHexStringLower(key)} {Convert.ToHexStringLower(point)}");
    }

    private static bool Agree(X25519 agreement, byte[] key, byte[] point, byte[] secret)
    {
        if (!agreement.Begin(key, point))
        {
            Assert.Fail("refused: " + Convert.ToHexStringLower(point));
        }

        while (!agreement.IsDone)
        {
            agreement.Step();
        }

        return agreement.Read(secret);
    }

    private static string Library(byte[] key, byte[] point)
    {
        using Key own = Key.Import(KeyAgreementAlgorithm.X25519, key, KeyBlobFormat.RawPrivateKey);
        PublicKey peer = PublicKey.Import(KeyAgreementAlgorithm.X25519, point, KeyBlobFormat.RawPublicKey);
        SharedSecretCreationParameters export = new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        using SharedSecret? secret = KeyAgreementAlgorithm.X25519.Agree(own, peer, export);
        return secret is null ? "zero" : Convert.ToHexStringLower(secret.Export(SharedSecretBlobFormat.RawSharedSecret));
    }
}
