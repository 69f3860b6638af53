using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

using LVS.Boards;
using LVS.Core;
using LVS.Harness;
using LVS.Hil;
using LVS.Node;
using LVS.Records;
using LVS.Sim;
using LVS.Tests.Desktop.Input;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>
/// Every reader of what people bring, under hostile inputs made from good ones: each is read, or refused with a sentence; nothing else is
/// thrown, and memory stays flat. Half a minute for all readers together, a minute with LVS_LONG=1, an hour with LVS_SOAK=1;
/// LVS_FUZZ_SECONDS gives another time.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class InputFuzzTests
{
    private const int ReaderCount = 15;
    private const long HeldBytesMax = 64 << 20;

    private const string Yaml =
        "config: lvs.json\ndevices:\n  - id: a\n    board: ESP32_DEVKITC\n    emulator: true\n    address: 239.76.86.83:7683\n  - id: "
            + "b\n    board: ESP32_C3\n"
        + "    transport: mqtt\n    address: h:1883\n    pseudonym: '01020304'\n    quarantine: null\n    fixtures: {power-on: x, "
            + "power-off: y}\n";

    private const string Sun =
        "Source,Time Zone,Local Time "
            + "Zone\nNSRDB,0,-9\n,Year,Month,Day,Hour,Minute,Temperature,GHI\n0,2003,1,1,0,0,-5,0\n"
            + "1,2003,1,1,0,30,-5,0\n2,2003,1,1,1,0,-5,9.5\n";

    private const string Pvgis =
        "Latitude (decimal degrees): 45,000;\n\n\"time(UTC)\";T2m;\"G(h)\"\n20180101:0000;2,04;0,0\n20180101:0100;2,04;-0,0\n\nT2m: air\n";

    private const string Chip =
        "Connected to:\nESP32 (ESP32-D0WDQ6 (revision v1.0))\nFeatures WiFi\nFlash size 4MB\nPSRAM: 8MB\nCrystal 40MHz\n";

    private const string Image =
        "  Target:   ESP32_REV3\n  CLR Version: 1.17.0.52\nNative Assemblies:\n  mscorlib v100.5.0.24, checksum "
            + "0x1C4AB4DC\nAssemblies:\n  LVS.Firmware, 0.1.0.0\n\n";

    private const string Scenario =
        "{\"name\":\"x\",\"nodes\":5,\"seconds\":90.5,\"stormSeconds\":10,\"wire\":{\"lossPercent\":10,"
            + "\"topology\":\"all\"},\"faults\":[{\"kind\":\"reboot\",\"node\":1,\"atSeconds\":1}],"
        + "\"power\":{\"latitude\":45,\"battery\":{},\"sleep\":{\"on\":true}},\"bounds\":{\"entropyPart\":0.5}}";

    public required TestContext TestContext { get; init; }

    private static double SecondsEach =>
        double.TryParse(Environment.GetEnvironmentVariable("LVS_FUZZ_SECONDS"), System.Globalization.CultureInfo.InvariantCulture,
        out double given) ? given / ReaderCount
        : (Environment.GetEnvironmentVariable("LVS_SOAK") == "1" ? 3600.0
            : string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LVS_LONG")) ? 30.0 : 60.0) / ReaderCount;

    [TestMethod]
    public void Configurations()
    {
        using InputFolder folder = new();
        NodeConfig config = ConfigFile.Fresh();
        string good = folder.Write("good.json", "");
        ConfigFile.Save(config, good);
        Try([File.ReadAllText(good), "{}"], input => ConfigFile.Load(folder.Write("lvs.json", input)));
    }

    [TestMethod]
    public void Scenarios() =>
        Try([Scenario, .. Embedded.Names.Take(8).Select(name => Embedded.Read(name + ".json")!)], input =>
        ScenarioFile.Parse(Text(input), "a"));

    [TestMethod]
    public void DeviceMaps()
    {
        using InputFolder folder = new();
        Try([Yaml], input => DeviceMap.Load(folder.Write("devices.yaml", input)));
    }

    [TestMethod]
    public void YearsOfSun() => Try([Sun, Pvgis], input => SunFile.Read(new StringReader(Text(input)), "a"));

    [TestMethod]
    public void RadioFilesOfTossim()
    {
        using InputFolder folder = new();
        Try(["gain\t0\t1\t-87.04\ngain 1 0 -88.5\nnoise 0 -104.2 4.0\n#\n", "-39\n-98\n"], input =>
        {
            string file = folder.Write("radio.txt", input);
            Read(() => RadioFiles.Gains(file, 2));
            RadioFiles.Noise(file);
        });
    }

    [TestMethod]
    public void Captures()
    {
        byte[] frame = CaptureTests.Datagram([0x11, 0, 0, 0]);
        Try([CaptureTests.Pcap(1, true, [.. new byte[12], 0x81, 0, 0, 1, 8, 0, .. frame]), CaptureTests.Pcapng(228, false, frame, frame),
            CaptureTests.Pcapng(113, true, [.. new byte[14], 8, 0, .. frame])],
            input => new PcapReader(new MemoryStream(input), "a").Read().Count());
    }

    [TestMethod]
    public void Capabilities() =>
        Try([RecordSeal.Seal([1, 2, 3], new RecordShape(4, 8), 1, out _).ToString()], input => Capability.Parse(Text(input)));

    [TestMethod]
    public void Frames()
    {
        FrameText reader = new(null);
        byte[][] frames =
            [.. Enumerable.Range(0, FrameVectors.Count)
            .Select(i => LVS.Tests.Shared.Text.Bytes(LVS.Tests.Shared.Text.Column(FrameVectors.Line(i), 3)))
            .Where(frame => frame.Length > 0)];
        Try(frames, input => reader.Describe(input, out _));
    }

    [TestMethod]
    public void LedgerRecords()
    {
        byte[] record = new byte[Limits.LedgerRecordSize];
        Try([record], input =>
        {
            // Whatever the checksum says of it.
            byte[] whole = new byte[Limits.LedgerRecordSize];
            input.AsSpan(0, Math.Min(input.Length, whole.Length)).CopyTo(whole);
            _ = LedgerRecord.IsWhole(input, input.Length);
            NodeView.Of(whole);
        });
    }

    /// <summary>Flash that holds anything, half of it under right checksums; the log then takes and keeps fragments as before.</summary>
    [TestMethod]
    public void FragmentLogs() => Try(LogInputs.Corpus(), LogInputs.Boot);

    /// <summary>Messages as any client of the broker may publish them: a topic, a line end, the rest.</summary>
    [TestMethod]
    public void MqttMessages()
    {
        MqttInputs node = new();
        Try(node.Corpus(), node.Hear);
    }

    /// <summary>Bytes that a broker or an impostor may send behind its CONNACK.</summary>
    [TestMethod]
    public void MqttPackets()
    {
        using MqttServer server = new();
        Try(MqttServer.Corpus(), server.Send);
    }

    [TestMethod]
    public void AddressesAndCertificates() => Try(
        ["broker.local:1883", "mqtt://user:word@192.168.1.2:8883", "10.0.0.1:1883,10.0.0.2:1883",
            "-----BEGIN CERTIFICATE-----\nMIIBMDCB1w==\n-----END CERTIFICATE-----\n",
            "Subject: CN\n-----BEGIN CERTIFICATE-----\r\nMAA=\r\n-----END CERTIFICATE-----\r\n"], input =>
        {
            string text = Text(input);
            Read(() => BrokerAddress.Parse(text));
            if (CaText.ComplaintOfText(text) == null)
            {
                Assert.IsNull(CaText.ComplaintOf(CaText.CertificateOf(text)));
            }
        });

    [TestMethod]
    public void OutputOfNanoff() => Try([Chip, Image], input =>
    {
        string[] lines = Text(input).Split('\n');
        foreach (BoardInfo board in FirmwareLock.Current.Boards)
        {
            _ = ChipDetails.Read(lines)?.Against(board).Count();
            _ = ImageDetails.Read(lines)?.Against(board, FirmwareLock.Current).Count();
        }

        _ = ImageDetails.Read(lines)?.Deployed();
    });

    [TestMethod]
    public void RunFolders()
    {
        using InputFolder folder = new();
        folder.Write(SimSession.ScenarioName, Scenario);
        Try(["7\t1500\tconservation\tlvs sim --seed 7\n8\t-\t-\tlvs sim\n"], input =>
            RunRecord.Load(Path.GetDirectoryName(folder.Write(SimSession.SeedsName, input))!, null));
    }

    private static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    /// <summary>Reads, or refuses with a sentence.</summary>
    private static bool Read(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (UserException e)
        {
            Assert.IsGreaterThan(10, e.Message.Length);
            return false;
        }
    }

    private void Try(IReadOnlyList<string> corpus, Action<byte[]> read) => Try([.. corpus.Select(Encoding.UTF8.GetBytes)], read);

    private void Try(IReadOnlyList<byte[]> corpus, Action<byte[]> read)
    {
        long seed = Environment.TickCount64;
        Mutator mutator = new(corpus, seed);
        long heldBefore = GC.GetTotalMemory(forceFullCollection: true);
        (long count, long good) = (0, 0);
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < SecondsEach; count++)
        {
            byte[] input = count < corpus.Count ? corpus[(int)count] : mutator.Next();
            try
            {
                good += Read(() => read(input)) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new AssertFailedException($"seed {seed}, input {count}, {Convert.ToBase64String(input)}: {e}");
            }
        }

        long held = GC.GetTotalMemory(forceFullCollection: true) - heldBefore;
        using Process process = Process.GetCurrentProcess();
        TestContext.WriteLine($"seed {seed}: {count:N0} inputs, {good:N0} of them read, {held:N0} bytes more are held; "
            + $"peak of the process {process.PeakWorkingSet64 >> 20:N0} MiB");
        Assert.IsLessThan(HeldBytesMax, held);
        Assert.IsGreaterThan(corpus.Count, count);
    }
}
