using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Frames off the wire and out of capture files, judged by tcpdump as well as by us.</summary>
[TestClass]
public sealed class DecodeTests
{
    private const string Mac = "0000000000000000";
    private const string Zeros32 = Mac + Mac + Mac + Mac;

    [TestMethod]
    public void ACaptureOfARunIsReadByTcpdumpAndByDecode()
    {
        using TestFolder folder = new();
        string port = Lvs.FreePort().ToString(CultureInfo.InvariantCulture);
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs swarm =
            Lvs.Run(folder.Path, "swarm", "--nodes", "4", "--firmware", "1", "--seconds", "2", "--config", "lvs.json", "--port", port,
            "--out", "run");
        string capture = folder.File("run/trace.pcap");

        using Process tcpdump = Process.Start(new ProcessStartInfo("tcpdump", ["-nn", "-v", "-r", capture])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string seen = tcpdump.StandardOutput.ReadToEnd();
        tcpdump.WaitForExit();
        Assert.AreEqual(0, tcpdump.ExitCode);
        Assert.DoesNotContain("bad cksum", seen);
        int packets = seen.Split("239.76.86.83." + port).Length - 1;

        using Lvs decode = Lvs.Run(folder.Path, "decode", capture, "--config", "lvs.json");
        Assert.AreEqual(0, decode.ExitCode, decode.Output);
        string[] heads = [.. decode.Output.Split('\n').Where(l => l.Contains(" version 2 ", StringComparison.Ordinal))];
        Assert.HasCount(packets, heads);
        Assert.IsTrue(heads.All(h => h.Contains("MAC right", StringComparison.Ordinal)), decode.Output);
        Assert.Contains("asks to pause the drift", decode.Output);
        Assert.Contains("drift paused", decode.Output);

        Assert.AreEqual(0, Lvs.Run(folder.Path, "init", "--out", "other.json").ExitCode);
        using Lvs wrong = Lvs.Run(folder.Path, "decode", capture, "--config", "other.json");
        Assert.AreEqual(1, wrong.ExitCode);
        Assert.Contains("MAC WRONG", wrong.Output);
    }

    [TestMethod]
    public void ACaptureCutOffIsSaidToBeCutOff()
    {
        using TestFolder folder = new();
        byte[] header = [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 228, 0, 0, 0];
        File.WriteAllBytes(folder.File("cut.pcap"), [.. header, 1, 2, 3]);
        using Lvs lvs = Lvs.Run(folder.Path, "decode", "cut.pcap");
        Assert.AreEqual(64, lvs.ExitCode);
        Assert.Contains("cut off after 27 bytes", lvs.Errors);
    }

    /// <summary>
    /// What <c>put</c> and <c>get</c> send before their first frame, and what a device says that was forgotten, has a name.
    /// </summary>
    [TestMethod]
    [DataRow("00", "probe: one byte")]
    [DataRow("2900b0a5c601d4c3b2a107000000" + "efbeadde" + Zeros32 + "010203040506" + Mac, "a voucher for deadbeef")]
    [DataRow("2a00b0a5c601d4c3b2a107000000" + "8877665544332211" + "0100000000000000" + Mac,
        "who remembers the device 1122334455667788")]
    [DataRow("2b00b0a5c601d4c3b2a107000000" + "8877665544332211" + "0100000000000000" + "0200000000000000" + "40420f0000000000"
        + "b0a5c601" + "0000000000000000" + Mac, "base 1.000000 VU, last heard in minute 29795760; neighbour 0000000000000002")]
    [DataRow("2b01b0a5c601d4c3b2a107000000" + "8877665544332211" + "0100000000000000" + "0000000000000000" + "0000000000000000"
        + "00000000" + "0000000000000000" + Mac, "is the device 1122334455667788 itself")]
    public void OtherKindsThanDiffsAreNamed(string hex, string meaning)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "decode", hex);
        Assert.AreEqual(0, lvs.ExitCode, lvs.Output);
        Assert.Contains(meaning, lvs.Output);
    }

    [TestMethod]
    [DataRow("xyz", 64, "hexadecimal")]
    [DataRow("123", 64, "even number")]
    [DataRow("runs/latest/trace.pcap", 64, "lvs sim replay")]
    [DataRow("2100", 1, "shorter")]
    [DataRow("11000100d4c3b2a101000000800000000000000000008bcf1e2150cf4ba4", 1, "protocol version 1, and this program speaks version 2")]
    [DataRow("120001000df0feca803bb16a88132fb52533e66c0b7f", 1, "protocol version 1, and this program speaks version 2")]
    [DataRow("1100", 1, "protocol version 1")]
    public void InputThatIsNoFrameIsExplained(string input, int exitCode, string why)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.Run(folder.Path, "decode", input);
        Assert.AreEqual(exitCode, lvs.ExitCode);
        Assert.Contains(why, lvs.Output + lvs.Errors);
    }
}
