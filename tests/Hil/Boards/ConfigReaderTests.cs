using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using LVS.Harness;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary>
/// The reader of lvs.json, which PC and board share: what it takes, the platform's own reader of JSON reads alike, and the rest is refused
/// with its reason.
/// </summary>
[TestClass]
public sealed class ConfigReaderTests
{
    private const int MutantCount = 6_000;

    private static readonly string[] Words =
    [
        "", "a", "grün&1b", "pass word", "日本", "\"", "a\"", "\"a", "a\"b", "a\\nb", "tab\tand\nline", "20261231T235959abc",
            "Date(628318530718)!", "x(12)34567890123456789",
        "2026-12-31T23:59:59 tonight", "Thu, 31 Dec 2026 23:59:59", "DTSTART:20261231T235959Z", "12345678901234567890123456789012",
            "c:\\temp", "\u00a0", "\u2028", "😀",
        "correct horse battery staple", "it's", "https://x/y", "\u0007",
    ];

    private static readonly string[] Escapes =
        ["\\u0026", "\\u00fc", "\\u0000", "\\/", "\\'", "+1", "010", "1.0", "1e3", "-1", "null", "true", "False", "'", "//", "/*",
        "\"x\":1,", ",", ",,", "{", "}", "[1]", "\0", "\r\n", "é"];

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Files with random damage and odd values: whatever is taken is read alike, and some are taken.</summary>
    [TestMethod]
    [TestCategory("Long")]
    public void AcceptedFilesAreReadAlike()
    {
        Random chance = new(20261128);
        using TestFolder folder = new();
        int taken = 0;
        for (int i = 0; i < MutantCount; i++)
        {
            byte[] text = Mutant(chance);
            if (Complaint(text) != null)
            {
                continue;
            }

            taken++;
            AssertSame(Json(text), OfFile(folder, text), Encoding.UTF8.GetString(text));
        }

        Assert.IsGreaterThan(MutantCount / 20, taken, "hardly a mutant is taken: the test proves nothing");
    }

    /// <summary>A configuration with whatever texts is spelled so that it is read back, or refused.</summary>
    [TestMethod]
    public void AFreshSpellingIsReadBack()
    {
        int spelled = 0;
        foreach (string words in Words)
        {
            NodeConfig config =
                new() { SwarmKey = new string('a', 64), BrokerUser = "u", BrokerPassword = words, EarnedUvu = 123_456_789_012, Port = 70 };
            try
            {
                AssertSame(config, Read(ConfigFile.Spell(config)), words);
                spelled++;
            }
            catch (UserException e)
            {
                Assert.Contains("'brokerPassword'", e.Message);
                Assert.IsTrue(words.Length < 2 || !e.Message.Contains(words, StringComparison.Ordinal), "a password is repeated");
            }
        }

        Assert.IsGreaterThan(12, spelled);
    }

    /// <summary>Long values leave no room for defaults, which the device has by itself.</summary>
    [TestMethod]
    public void AFullFileLeavesDefaultsOut()
    {
        NodeConfig config = new() { SwarmKey = new string('a', 64), BrokerUser = "u", BrokerPassword = new string('p', 3_700) };
        byte[] text = ConfigFile.Spell(config);
        Assert.IsLessThanOrEqualTo(ConfigText.SizeMax, text.Length);
        AssertSame(config, Read(text), "");
        config.BrokerPassword += new string('p', 400);
        Assert.ThrowsExactly<UserException>(() => ConfigFile.Spell(config));
    }

    [TestMethod]
    [DataRow("\"brokerUser\": \"\\ud83d\\ude00\"", "U+FFFF")]
    [DataRow("\"brokerUser\": \"a\\u0000b\"", "a board cannot read: 0")]
    [DataRow("\"brokerUser\": \"\\u12\"", "four hexadecimal digits")]
    [DataRow("\"brokerUser\": \"\\u123", "four hexadecimal digits")]
    [DataRow("\"brokerUser\": \"\\q\"", "needs none")]
    [DataRow("\"brokerUser\": \"a", "no closing double quote")]
    [DataRow("\"brokerUser\": 'ab'", "double quotes")]
    [DataRow("\"brokerUser\": 12", "double quotes")]
    [DataRow("\"brokerUser\": null", "double quotes")]
    [DataRow("\"brokerUser\": \"a\" \"minute\": 2", "comma")]
    [DataRow("\"BrokerUser\": \"a\"", "no such field")]
    [DataRow("\"brokerUser\": \"a\", \"nothing\": 1", "no such field")]
    [DataRow("\"brokerUser\": \"a\",", "name in double quotes")]
    [DataRow("\"brokerUser\": \"a\", \"brokerUser\": \"a\"", "twice")]
    [DataRow("\"brokerUser\": false", "double quotes")]
    public void AWrongFieldIsRefusedWithItsReason(string field, string reason) =>
        Assert.Contains(reason, Complaint(Encoding.UTF8.GetBytes("{" + field + "}")) ?? "nothing");

    /// <summary>What other readers of a board got wrong.</summary>
    [TestMethod]
    [DataRow("a\\u00261b", "a&1b")]
    [DataRow("\\u2234\\u00Fc\\u007f\\u07ff\\u0800\\uffff", "\u2234\u00fc\u007f\u07ff\u0800\uffff")]
    [DataRow("a\\/b", "a/b")]
    [DataRow("ab\\\"", "ab\"")]
    [DataRow("\\b\\f\\n\\r\\t\\\\", "\b\f\n\r\t\\")]
    [DataRow("x(12)34567890123456789", "x(12)34567890123456789")]
    [DataRow("20261231T235959abc", "20261231T235959abc")]
    [DataRow("2026-12-31T23:59:59", "2026-12-31T23:59:59")]
    public void TextsAreReadAsJsonMeansThem(string spelled, string meant)
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"brokerUser\": \"" + spelled + "\"}");
        Assert.AreEqual(meant, Read(text).BrokerUser);
        Assert.AreEqual(meant, Json(text).BrokerUser);
    }

    /// <summary>A file that was written for protocol 1 has an epoch: PC and board read it, and what is deployed has none.</summary>
    [TestMethod]
    public void AFileOfProtocol1StaysGood()
    {
        using TestFolder folder = new();
        byte[] text = Encoding.UTF8.GetBytes($"{{\"swarmKey\": \"{new string('a', 64)}\", \"epoch\": 7, \"weight\": 3}}");
        NodeConfig read = OfFile(folder, text);
        Assert.IsNull(read.Complaint());
        Assert.AreEqual(3, read.Weight);
        Assert.DoesNotContain("epoch", Encoding.UTF8.GetString(ConfigFile.Spell(read)));
    }

    [TestMethod]
    [DataRow("+1")]
    [DataRow("010")]
    [DataRow("1e3")]
    [DataRow("\"12\"")]
    public void NumbersAreDigits(string number) =>
        Assert.Contains("whole number", Complaint(Encoding.UTF8.GetBytes("{\"earnedUvu\": " + number + "}")) ?? "nothing");

    [TestMethod]
    [DataRow("\uFEFF{}", "utf-8", "byte order mark")]
    [DataRow("\uFEFF{}", "utf-16", "UTF-16")]
    [DataRow("{}", "utf-16", "UTF-16")]
    [DataRow("{}", "utf-16BE", "UTF-16")]
    [DataRow("", "utf-8", "it is empty")]
    [DataRow("{\"brokerUser\": \"😀\"}", "utf-8", "U+FFFF")]
    [DataRow("{\"weight\": 99999999999}", "utf-8", "too large")]
    [DataRow("{\"earnedUvu\": 9999999999999999999}", "utf-8", "too large")]
    [DataRow("{\n\n\"minute\": 1.5}", "utf-8", "line 3: field 'minute'")]
    public void OtherEncodingsAndEndsAreNamed(string text, string encoding, string reason)
    {
        byte[] bytes = Encoding.GetEncoding(encoding).GetBytes(text);
        Assert.Contains(reason, Complaint(bytes) ?? "nothing");
    }

    private static byte[] Mutant(Random chance)
    {
        NodeConfig config =
            new() { SwarmKey = Convert.ToHexStringLower(RandomBytes(chance, 32)), Minute = chance.NextInt64(1L << 32),
            EarnedUvu = chance.NextInt64(1L << chance.Next(1, 55)) };
        PropertyInfo[] texts = [.. typeof(NodeConfig).GetProperties().Where(p => p.PropertyType == typeof(string))];
        texts[chance.Next(texts.Length)].SetValue(config, Words[chance.Next(Words.Length)]);
        byte[] good;
        try
        {
            good = ConfigFile.Spell(config);
        }
        catch (UserException)
        {
            good = ConfigFile.Spell(new NodeConfig());
        }

        List<byte> text = [.. good];
        for (int i = chance.Next(3); i > 0; i--)
        {
            int at = chance.Next(text.Count);
            switch (chance.Next(4))
            {
                case 0:
                    text[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    text.RemoveAt(at);
                    break;
                case 2:
                    text.InsertRange(at, Encoding.UTF8.GetBytes(Escapes[chance.Next(Escapes.Length)]));
                    break;
                default:
                    text.InsertRange(at, text.GetRange(at, Math.Min(chance.Next(30), text.Count - at)));
                    break;
            }
        }

        return [.. text];
    }

    private static byte[] RandomBytes(Random chance, int size)
    {
        byte[] bytes = new byte[size];
        chance.NextBytes(bytes);
        return bytes;
    }

    private static string? Complaint(byte[] text) => ConfigText.Read(text, text.Length, new NodeConfig());

    private static NodeConfig Read(byte[] text)
    {
        NodeConfig config = new();
        Assert.IsNull(ConfigText.Read(text, text.Length, config));
        return config;
    }

    private static NodeConfig Json(byte[] text) => JsonSerializer.Deserialize<NodeConfig>(text, Strict)!;

    private static NodeConfig OfFile(TestFolder folder, byte[] text)
    {
        File.WriteAllBytes(folder.File("lvs.json"), text);
        return ConfigFile.Read(folder.File("lvs.json"));
    }

    private static void AssertSame(NodeConfig one, NodeConfig other, string text)
    {
        foreach (PropertyInfo field in typeof(NodeConfig).GetProperties())
        {
            Assert.AreEqual(field.GetValue(one), field.GetValue(other), field.Name + " of " + text);
        }
    }
}
