using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

using LVS.Harness;
using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary><c>lvs flash</c> against a stand-in for nanoff: which calls it makes, what it refuses, and that it keeps secrets.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class FlashTests : IDisposable
{
    private const string Password = "correct \"horse\" battery";

    private readonly StandIn nanoff = new();
    private readonly string key;

    public FlashTests()
    {
        LVS.Node.NodeConfig config = ConfigFile.Fresh();
        key = config.SwarmKey;
        ConfigFile.Save(config, nanoff.PathOf("lvs.json"));
    }

    [TestMethod]
    public void EveryStepInOrder()
    {
        using Lvs run = Flash("--ssid", "home");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        string[] calls = nanoff.Calls;
        Assert.AreEqual(6, calls.Length, string.Join('\n', calls));
        Assert.AreEqual($"--platform esp32 --serialport {nanoff.Port} --devicedetails", calls[0]);
        Assert.AreEqual($"--target ESP32_REV3 --serialport {nanoff.Port} --update", calls[1]);
        Assert.AreEqual($"--nanodevice --serialport {nanoff.Port} --devicedetails", calls[2]);
        StringAssert.StartsWith(calls[3], "--networkdeployment ");
        StringAssert.StartsWith(calls[4], "--filedeployment ");
        Assert.AreEqual($"--target ESP32_REV3 --serialport {nanoff.Port} --deploy --image {nanoff.PathOf("app.bin")}", calls[5]);
        foreach (string call in calls.Take(3).Append(calls[5]))
        {
            StringAssert.Contains(run.Output, "nanoff " + call, "every call is shown");
        }

        StringAssert.Contains(run.Output, "  | Connected to:", "nanoff's own output is shown");
    }

    [TestMethod]
    public void DeployFilesAreFilledIn()
    {
        using Lvs run = Flash("--ssid", "home");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        JsonElement network = nanoff.Kept("network.json");
        Assert.AreEqual(nanoff.Port, network.GetProperty("SerialPort").GetString());
        JsonElement client = network.GetProperty("WirelessClient");
        Assert.AreEqual("home", client.GetProperty("Ssid").GetString());
        Assert.AreEqual(Password, client.GetProperty("Password").GetString());
        Assert.AreEqual("AutoConnect", client.GetProperty("ConfigurationOption").GetString());
        JsonElement file = nanoff.Kept("files.json").GetProperty("Files")[0];
        Assert.AreEqual(@"I:\lvs.json", file.GetProperty("DestinationFilePath").GetString());
        Assert.AreEqual("lvs.json", Path.GetFileName(file.GetProperty("SourceFilePath").GetString()));
        Assert.AreEqual(key, nanoff.Kept("lvs.json").GetProperty("swarmKey").GetString(), "what was read, spelled anew");
    }

    [TestMethod]
    public void AConfigurationThatABoardCannotReadIsRefusedBeforeItIsTouched()
    {
        byte[] good = File.ReadAllBytes(nanoff.PathOf("lvs.json"));
        File.WriteAllBytes(nanoff.PathOf("lvs.json"), [0xEF, 0xBB, 0xBF, .. good]);
        using Lvs run = Flash("--ssid", "home");

        Assert.AreEqual(64, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Errors, "byte order mark");
        Assert.AreEqual(0, nanoff.Calls.Length);
    }

    [TestMethod]
    public void ACertificatesFileGoesAlongInTheConfiguration()
    {
        using ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = new CertificateRequest("CN=ca", pair, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)).ExportCertificatePem();
        File.WriteAllText(nanoff.PathOf("ca.pem"), "Certificate:\n    Data:\n        Version: 3 (0x2)\n" + pem);
        LVS.Node.NodeConfig config = ConfigFile.Load(nanoff.PathOf("lvs.json"));
        config.BrokerCa = nanoff.PathOf("ca.pem");
        config.BrokerUser = "u";
        config.BrokerPassword = "so \"secret\" ü";
        ConfigFile.Save(config, nanoff.PathOf("lvs.json"));
        using Lvs run = Flash("--ssid", "home");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual(pem.Trim(), nanoff.Kept("lvs.json").GetProperty("brokerCa").GetString()!.Trim());
        Assert.IsFalse((run.Output + run.Errors).Contains("secret", StringComparison.Ordinal), run.Output);
    }

    [TestMethod]
    public void SecretsAreNowhere()
    {
        // The stand-in prints every file it is given, password included.
        using Lvs run = Flash("--ssid", "home");

        string shown = run.Output + run.Errors + string.Join('\n', nanoff.Calls);
        StringAssert.Contains(shown, "***");
        Assert.IsFalse(shown.Contains(key, StringComparison.OrdinalIgnoreCase), shown);
        Assert.IsFalse(shown.Contains(Password, StringComparison.Ordinal) || shown.Contains("horse", StringComparison.Ordinal), shown);
        string path = nanoff.Calls.First(c => c.StartsWith("--networkdeployment", StringComparison.Ordinal)).Split(' ')[1];
        Assert.IsFalse(File.Exists(path), "the file with the password is gone");
    }

    [TestMethod]
    public void WithoutSsidTheNetworkIsLeftAlone()
    {
        using Lvs run = Flash();

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.IsFalse(nanoff.Calls.Any(c => c.Contains("--networkdeployment", StringComparison.Ordinal)));
        StringAssert.Contains(run.Output, "keeps the Wi-Fi credentials");
    }

    [TestMethod]
    [DataRow("ESP32-C3 (ESP32-C3 (QFN32) (revision v0.4))", "4MB", "ESP32_C3", DisplayName = "another chip")]
    [DataRow(StandIn.Esp32, "2MB", "needs 4 MB", DisplayName = "flash too small")]
    [DataRow("ESP32 (ESP32-D0WDQ6 (revision v1.0))", "4MB", "revision 3", DisplayName = "chip too old")]
    public void AnotherBoardIsLeftAsItIs(string chip, string flash, string said)
    {
        nanoff.Chip(chip, flash, "not available");

        using Lvs run = Flash();

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual(1, nanoff.Calls.Length, "nothing was written");
        StringAssert.Contains(run.Output, said);
        StringAssert.Contains(run.Output, "do this: ");
    }

    [TestMethod]
    public void ImageWithAnotherChecksumGetsNoFirmware()
    {
        nanoff.ImageWith(line => line.Contains("System.Net", StringComparison.Ordinal)
            ? "  System.Net v100.2.0.11, checksum 0xD82C1452" : line);

        using Lvs run = Flash("--ssid", "home");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual(3, nanoff.Calls.Length, "neither network nor files nor firmware");
        StringAssert.Contains(run.Output, "System.Net 100.2.0.11 0xD82C1452 instead of 100.2.0.14 0x8EFB9944");
        StringAssert.Contains(run.Output, "--steps update");
    }

    [TestMethod]
    public void ImageWithoutALibraryGetsNoFirmware()
    {
        nanoff.ImageWith(line => line.Contains("Cryptography", StringComparison.Ordinal) ? null : line);

        using Lvs run = Flash();

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output, "nanoFramework.System.Security.Cryptography is missing");
    }

    [TestMethod]
    [DataRow("--update", "Error E4000: Error executing esptool command. (no answer)", "BOOT", 2)]
    [DataRow("--nanodevice", "Error E2001: Error connecting to nano device.", "RESET", 3)]
    [DataRow("--platform", "Error E6000: Couldn't open serial device.", "dialout", 1)]
    public void FailureOfAStepStopsAndHelps(string word, string error, string remedy, int calls)
    {
        nanoff.Answer(word, error);

        using Lvs run = Flash();

        Assert.AreEqual(2, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual(calls, nanoff.Calls.Length);
        StringAssert.Contains(run.Output, remedy);
    }

    [TestMethod]
    public void FileThatDidNotArriveIsSeenThoughNanoffEndsWell()
    {
        nanoff.Answer("--filedeployment", @"Error deploying content file lvs.json to I:\lvs.json");

        using Lvs run = Flash();

        Assert.AreEqual(2, run.ExitCode, run.Output + run.Errors);
        Assert.IsFalse(nanoff.Calls.Any(c => c.Contains("--deploy ", StringComparison.Ordinal)), "no firmware without configuration");
    }

    [TestMethod]
    public void OptionsReachNanoff()
    {
        using Lvs run = Flash("--fwversion", "1.17.0.99", "--baud", "115200", "--erase", "--steps", "update");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual($"--target ESP32_REV3 --serialport {nanoff.Port} --update --fwversion 1.17.0.99 --masserase --baud 115200",
            nanoff.Calls[1]);
        Assert.AreEqual(3, nanoff.Calls.Length);
    }

    [TestMethod]
    public void DryRunShowsAndDoesNothing()
    {
        using Lvs run = Flash("--dry-run", "--ssid", "home");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual(0, nanoff.Calls.Length);
        StringAssert.Contains(run.Output, "--update");
        StringAssert.Contains(run.Output, "nothing was done");
    }

    [TestMethod]
    public void WrongInputIsNamed()
    {
        Refused("there is no board 'ESP8266'", "--board", "ESP8266");
        Refused("change its 'board'", "--board", "ESP32_C3");
        Refused("--steps has '7'", "--steps", "7");
        Refused("firmware/README.md", "--image", "nowhere.bin");
        Refused("no serial port", "--port", "/dev/nowhere");
        File.WriteAllBytes(nanoff.PathOf("big.bin"), new byte[0x1C0001]);
        Refused("1,835,009 bytes", "--image", nanoff.PathOf("big.bin"));
        using Lvs shortPassword =
            nanoff.Run("short", "flash", "--port", nanoff.Port, "--image", nanoff.PathOf("app.bin"), "--ssid", "home");
        Assert.AreEqual(64, shortPassword.ExitCode);
        StringAssert.Contains(shortPassword.Errors, "8 to 64");
        Assert.AreEqual(0, nanoff.Calls.Length);
    }

    [TestMethod]
    public void WithoutNanoffItSaysHowToGetIt()
    {
        using Lvs run = nanoff.Run(Password, present: false, "flash", "--port", nanoff.Port, "--image", nanoff.PathOf("app.bin"));

        Assert.AreEqual(64, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Errors, "dotnet tool install -g nanoff");
    }

    [TestMethod]
    public void DoctorFindsAllWell()
    {
        using Lvs run = nanoff.Run(Password, "doctor", "--port", nanoff.Port, "--json");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Errors);
        Assert.AreEqual("holds", run.Json.GetProperty("verdict").GetString());
        string[] names = [.. run.Json.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
        CollectionAssert.IsSubsetOf(
            new[] { "nanoff", "configuration", "memory", "chip", "chipRevision", "flash", "imageTarget", "imageVersion", "nativeAssemblies",
                "firmware" }, names);
    }

    [TestMethod]
    public void DoctorNamesEveryDifferenceAndItsRemedy()
    {
        nanoff.Image("ESP32_BLE_REV3", "1.12.4.1", "  mscorlib v100.5.0.17, checksum 0x8F6EB84F");

        using Lvs run = nanoff.Run(Password, "doctor", "--port", nanoff.Port);

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        foreach (string bad in new[] { "imageTarget", "imageVersion", "nativeAssemblies" })
        {
            StringAssert.Contains(run.Output, "BAD " + bad);
        }

        StringAssert.Contains(run.Output, "do this: ");
        Assert.IsTrue(nanoff.Calls.All(c => c.Contains("--devicedetails", StringComparison.Ordinal)), "a doctor only looks");
    }

    [TestMethod]
    public void DoctorComparesSourcesWithTheLock()
    {
        Directory.CreateDirectory(nanoff.PathOf("firmware/LVS.Firmware"));
        string packages = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "firmware/LVS.Firmware/packages.config"));
        File.WriteAllText(nanoff.PathOf("firmware/LVS.Firmware/packages.config"),
            packages.Replace("1.11.60", "1.11.54", StringComparison.Ordinal));

        using Lvs run = nanoff.Run(Password, "doctor");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Output, "nanoFramework.System.Net 1.11.54 instead of 1.11.60");
    }

    public void Dispose() => nanoff.Dispose();

    private Lvs Flash(params string[] more) =>
        nanoff.Run(Password, ["flash", "--port", nanoff.Port, "--image", nanoff.PathOf("app.bin"), .. more]);

    private void Refused(string said, params string[] arguments)
    {
        string[] all = ["flash", "--port", nanoff.Port, "--image", nanoff.PathOf("app.bin")];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            int at = Array.IndexOf(all, arguments[i]);
            all = at < 0 ? [.. all, arguments[i], arguments[i + 1]] : [.. all[..at], arguments[i], arguments[i + 1], .. all[(at + 2)..]];
        }

        using Lvs run = nanoff.Run(Password, all);
        Assert.AreEqual(64, run.ExitCode, run.Output + run.Errors);
        StringAssert.Contains(run.Errors, said);
    }
}
