using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

using LVS.Harness;
using LVS.Node;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary>The PC's reader of lvs.json and the device's JSON reader: what passes <see cref="ConfigText"/> is the same to both.</summary>
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

    private static readonly MethodInfo Device =
        typeof(LVS.Emulator.EmulatorMain).Assembly.GetType("nanoFramework.Json.JsonConvert")!.GetMethod("DeserializeObject")!;

    /// <summary>Files with random damage and odd values: whatever is taken is read alike, and some are taken.</summary>
    [TestMethod]
    public void WhatIsTakenIsReadAlike()
    {
        Random chance = new(20261128);
        using TestFolder folder = new();
        int taken = 0;
        for (int i = 0; i < MutantCount; i++)
        {
            byte[] text = Mutant(chance);
            if (ConfigText.ComplaintOf(text, text.Length) != null)
            {
                continue;
            }

            taken++;
            NodeConfig pc = OnPc(folder, text);
            AssertSame(pc, OnDevice(text), Encoding.UTF8.GetString(text));
        }

        Assert.IsGreaterThan(MutantCount / 20, taken, "hardly a mutant is taken: the test proves nothing");
    }

    /// <summary>A configuration with whatever texts is spelled so that the device reads it, or refused.</summary>
    [TestMethod]
    public void AFreshSpellingIsReadByTheDevice()
    {
        int spelled = 0;
        foreach (string words in Words)
        {
            NodeConfig config =
                new() { SwarmKey = new string('a', 64), BrokerUser = "u", BrokerPassword = words, EarnedUvu = 123_456_789_012, Port = 70 };
            try
            {
                AssertSame(config, OnDevice(ConfigFile.Spell(config)), words);
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
        AssertSame(config, OnDevice(text), "");
        config.BrokerPassword += new string('p', 400);
        Assert.ThrowsExactly<UserException>(() => ConfigFile.Spell(config));
    }

    /// <summary>
    /// The device's reader has its ways with these (its sources); each is refused before it is reached, and not for another reason.
    /// </summary>
    [TestMethod]
    [DataRow("\"brokerUser\": \"a\\u00261b\"", "a&b", "\\u")]
    [DataRow("\"brokerUser\": \"\\u1234\"", "\u2234", "\\u")]
    [DataRow("\"brokerUser\": \"\\u00fc\"", null, "\\u")]
    [DataRow("\"brokerUser\": \"a\\/b\"", null, "\\/")]
    [DataRow("\"brokerUser\": \"ab\\\"\"", "b", "quotation mark")]
    [DataRow("\"brokerUser\": \"x(12)34567890123456789\"", "01/01/0001 00:00:00", "date")]
    [DataRow("\"brokerUser\": \"20261231T235959abc\"", "01/01/0001 00:00:00", "date")]
    [DataRow("\"brokerUser\": \"2026-12-31T23:59:59\"", "01/01/0001 00:00:00", "date")]
    [DataRow("\"brokerUser\": 'ab'", "ab", "double quotes")]
    [DataRow("\"brokerUser\": 12", "12", "double quotes")]
    [DataRow("\"brokerUser\": null", "", "double quotes")]
    [DataRow("\"brokerUser\": \"a\" \"minute\": 2", "a", "comma")]
    [DataRow("\"BrokerUser\": \"a\"", "a", "no such field")]
    [DataRow("\"brokerUser\": \"a\", \"nothing\": 1", "a", "no such field")]
    [DataRow("\"brokerUser\": \"a\",", "a", "name in double quotes")]
    [DataRow("\"brokerUser\": \"a\", \"brokerUser\": \"a\"", null, "twice")]
    [DataRow("\"brokerUser\": false", "False", "double quotes")]
    public void WhatTheDeviceGetsWrongIsRefused(string field, string? onDevice, string reason)
    {
        byte[] text = Encoding.UTF8.GetBytes("{" + field + "}");
        string? read;
        try
        {
            read = OnDevice(text).BrokerUser;
        }
        catch (Exception e) when (e is not AssertFailedException)
        {
            read = null;
        }

        Assert.AreEqual(onDevice, read);
        Assert.Contains(reason, ConfigText.ComplaintOf(text, text.Length) ?? "nothing");
    }

    /// <summary>A file that was written for protocol 1 has an epoch: PC and board read it, and what is deployed has none.</summary>
    [TestMethod]
    public void AFileOfProtocol1StaysGood()
    {
        using TestFolder folder = new();
        byte[] text = Encoding.UTF8.GetBytes($"{{\"swarmKey\": \"{new string('a', 64)}\", \"epoch\": 7, \"weight\": 3}}");
        NodeConfig read = OnPc(folder, text);
        AssertSame(read, OnDevice(text), "epoch");
        Assert.IsNull(read.Complaint());
        Assert.AreEqual(3, read.Weight);
        Assert.DoesNotContain("epoch", Encoding.UTF8.GetString(ConfigFile.Spell(read)));
    }

    /// <summary>Numbers that the device reads though JSON has no such.</summary>
    [TestMethod]
    [DataRow("+1", 1L)]
    [DataRow("010", 10L)]
    [DataRow("1e3", 1000L)]
    [DataRow("\"12\"", 12L)]
    public void NumbersAreDigits(string number, long onDevice)
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"earnedUvu\": " + number + "}");
        Assert.AreEqual(onDevice, OnDevice(text).EarnedUvu);
        Assert.Contains("whole number", ConfigText.ComplaintOf(text, text.Length) ?? "nothing");
    }

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
        Assert.Contains(reason, ConfigText.ComplaintOf(bytes, bytes.Length) ?? "nothing");
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

    private static NodeConfig OnDevice(byte[] text)
    {
        object options = Activator.CreateInstance(Device.GetParameters()[2].ParameterType)!;
        options.GetType().GetProperty("PropertyNameCaseInsensitive")!.SetValue(options, true);
        return (NodeConfig)Device.Invoke(null, BindingFlags.DoNotWrapExceptions, null,
            [Encoding.UTF8.GetString(text), typeof(NodeConfig), options], null)!;
    }

    /// <summary>The PC's own reader, past the check of the values.</summary>
    private static NodeConfig OnPc(TestFolder folder, byte[] text)
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
