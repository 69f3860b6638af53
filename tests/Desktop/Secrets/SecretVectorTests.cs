using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using NSec.Cryptography;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>
/// The vectors of secrets.txt, computed once more from their definitions with .NET's HMAC and libsodium: not by the code they test.
/// </summary>
[TestClass]
public sealed class SecretVectorTests
{
    private static readonly byte[] NoKey = new byte[32];

    [TestMethod]
    public void VectorsAreWhatTheDefinitionsGive()
    {
        HashSet<string> kinds = [];
        for (int number = 0; number < SecretVectors.Count; number++)
        {
            string[] columns = [.. SecretVectors.Line(number).Split('|').Select(c => c.Trim())];
            kinds.Add(columns[0]);
            Assert.AreEqual(columns[2], Of(columns[0], columns[1].Split(' ')), SecretVectors.Line(number));
        }

        Assert.HasCount(21, kinds);
    }

    private static string Of(string what, string[] from)
    {
        byte[] Part(int index) => from[index] == "-" ? [] : Convert.FromHexString(from[index]);
        byte Small(int index) => byte.Parse(from[index]);
        return what switch
        {
            "x25519" => Agree(Part(0), Part(1)),
            "name" => Named(Called(Part(0), 0xF1, int.Parse(from[1]), Part(2))),
            "identity" => Hex(Called(Part(0), 0xF2, 0, Part(1)), 8),
            "pair" => Hex(Hash(Part(0), "pair", Sorted(Part(1), Part(2))), 16),
            "edge" => Hex(Hash(Part(0), "edge", Number(from[1]), Number(from[2])), 16),
            "entry" => Hex(Hash(Part(0), "tag ", Part(1)), 6),
            "proposal" => Hex(Hash(Part(0), "ask ", Part(1)), 6),
            "tombstone" => Hex(Hash(Part(0), "gone", Part(1)), 6),
            "keepsake" => Hex(Hash(Part(0), "hand", Part(1)), 6),
            "proof" => Hex(Hash(Part(0), "hold", Part(1)), 6) + "0000",
            "cover" => Hex([.. Hash(Part(0), "seal", Part(1)).Zip(Part(2), (a, b) => (byte)(a ^ b))], Part(2).Length),
            "alive" => Hex(Hash(Part(0), "live", Part(1)), 8),
            "turn" => Named(Hash(Part(0), "turn", Int(from[2]), Int(from[1]))),
            "issue" => Hex(Hash(Part(0), "look"), 8) + Hex(Hash(Part(0), "vouc", Part(1)), 16),
            "answer" => Hex(Hash(Part(0), "base", Part(1), Part(2), Long(from[3]), Int(from[4])), 8),
            "leaf" => Hex(Tree(Blocks(Part(1), Small(0)), Small(0), 0)[^1], 8),
            "block" => Siblings(Tree(Blocks(Part(2), Small(0)), Small(0), 0), Small(1)),
            "path" => Siblings(Tree(Leaves(Part(2)), 255, 3), Small(1)),
            "root" => Hex(Tree(Leaves(Part(1)), 255, 3)[^1], 8),
            "stripe" => Hex(Hash(NoKey, "stri", [Small(0), Small(1), Small(2)], Part(3), Part(4)), 8),
            "chain" => Hex(Link(Part(0), 64 - Small(1)), 8),
            _ => "?",
        };
    }

    private static byte[] Hash(byte[] key, string label, params byte[][] parts)
    {
        byte[] message = [.. Encoding.ASCII.GetBytes("LVS " + label), .. parts.SelectMany(part => part)];
        return HMACSHA256.HashData(key, message);
    }

    /// <summary>What a key is called in an epoch: a message that begins as no frame does, under the epoch's key.</summary>
    private static byte[] Called(byte[] swarmKey, byte mark, int epoch, byte[] publicKey)
    {
        byte[] epochKey = HMACSHA256.HashData(swarmKey, (byte[])[.. "LVS epoch"u8, .. BitConverter.GetBytes(epoch)]);
        return HMACSHA256.HashData(epochKey, (byte[])[mark, 0, .. BitConverter.GetBytes(epoch * 1440), .. publicKey]);
    }

    private static byte[] Number(string digits) => BitConverter.GetBytes(uint.Parse(digits, System.Globalization.NumberStyles.HexNumber));

    private static byte[] Link(byte[] secret, int number) =>
        Enumerable.Range(1, number).Aggregate(secret, (link, i) => Hash(NoKey, "keep", [(byte)i], link)[..8]);

    private static byte[] Int(string digits) => BitConverter.GetBytes(int.Parse(digits));

    private static byte[] Long(string digits) => BitConverter.GetBytes(long.Parse(digits));

    private static string Hex(byte[] bytes, int size) => Convert.ToHexStringLower(bytes[..size]);

    private static string Named(byte[] hash) => BinaryPrimitives.ReadUInt32LittleEndian(hash).ToString("x8");

    private static byte[] Sorted(byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b) < 0 ? [.. a, .. b] : [.. b, .. a];

    private static byte[][] Blocks(byte[] content, byte index) =>
        [.. Enumerable.Range(0, 8).Select(b => Hash(NoKey, "bloc", [index, (byte)b], [.. content.Skip(22 * b).Take(22)])[..8])];

    private static byte[][] Leaves(byte[] leaves) => [.. leaves.Concat(new byte[128]).Take(128).Chunk(8)];

    /// <summary>All rows of a tree, one array each, from the lowest to the root.</summary>
    private static byte[][] Tree(byte[][] lowest, byte index, int below)
    {
        List<byte[]> rows = [[.. lowest.SelectMany(hash => hash)]];
        while (rows[^1].Length > 8)
        {
            byte level = (byte)(below + rows.Count);
            rows.Add([.. rows[^1].Chunk(16).SelectMany((pair, place) => Hash(NoKey, "node", [index, level, (byte)place], pair)[..8])]);
        }

        return [.. rows];
    }

    private static string Siblings(byte[][] rows, int place) =>
        string.Concat(rows[..^1].Select((row, level) => Convert.ToHexStringLower(row, ((place >> level) ^ 1) * 8, 8)));

    private static string Agree(byte[] scalar, byte[] point)
    {
        using Key own = Key.Import(KeyAgreementAlgorithm.X25519, scalar, KeyBlobFormat.RawPrivateKey);
        PublicKey peer = PublicKey.Import(KeyAgreementAlgorithm.X25519, point, KeyBlobFormat.RawPublicKey);
        SharedSecretCreationParameters export = new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        using SharedSecret? secret = KeyAgreementAlgorithm.X25519.Agree(own, peer, export);
        return Convert.ToHexStringLower(secret!.Export(SharedSecretBlobFormat.RawSharedSecret));
    }
}
