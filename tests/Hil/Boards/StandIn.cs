using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text.Json;

using LVS.Tests.Live;

namespace LVS.Tests.Hil;

/// <summary>
/// A program named <c>nanoff</c> in front of PATH. It writes down its arguments, keeps a copy of every file it is told to deploy (they
/// hold secrets and are gone when the flashing ends), echoes those files as a careless tool would, and answers like nanoff 2.5 does:
/// the texts are those of its Esp32DeviceInfo and of the debugger library's NanoFrameworkDeviceInfo.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class StandIn : IDisposable
{
    public const string Esp32 = "ESP32 (ESP32-D0WD-V3 (revision v3.0))";

    private static readonly string[] LockNatives = ReadLock();

    private readonly TestFolder folder = new();

    public StandIn()
    {
        Directory.CreateDirectory(folder.File("bin"));
        Directory.CreateDirectory(folder.File("kept"));
        Chip(Esp32, "4MB", "not available");
        Image("ESP32_REV3", "1.17.0.123", LockNatives);
        File.WriteAllText(folder.File("fail"), "");
        string script = folder.File("bin/nanoff");
        File.WriteAllText(script, $$"""
            #!/bin/sh
            echo "$*" >> '{{folder.File("calls")}}'
            for a in "$@"; do
              case "$a" in *.json)
                for f in "$a" "$(sed -n 's/.*"SourceFilePath":"\([^"]*\)".*/\1/p' "$a")"; do
                  [ -z "$f" ] || { cp "$f" '{{folder.File("kept")}}'/"$(basename "$f")"; cat "$f"; echo; }
                done;;
              esac
            done
            while read -r word answer; do
              case "$*" in *"$word"*) echo "$answer"; case "$answer" in Error\ E*) exit 160;; esac; exit 0;; esac
            done < '{{folder.File("fail")}}'
            case "$*" in
              *--nanodevice*) cat '{{folder.File("image")}}';;
              *--devicedetails*) cat '{{folder.File("chip")}}';;
              *) echo OK;;
            esac
            """.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(folder.File("port"), "");
        File.WriteAllBytes(folder.File("app.bin"), new byte[1000]);
    }

    /// <summary>A place that exists, as a serial port does.</summary>
    public string Port => folder.File("port");

    public string[] Calls => File.Exists(folder.File("calls")) ? File.ReadAllLines(folder.File("calls")) : [];

    public string PathOf(string name) => folder.File(name);

    /// <summary>A file as it was when nanoff read it.</summary>
    public JsonElement Kept(string name) => JsonDocument.Parse(File.ReadAllText(folder.File("kept/" + name))).RootElement;

    public void Chip(string line, string flash, string psram) => File.WriteAllText(
        folder.File("chip"),
            $"Reading details from chip...OK\n\nConnected to:\n{line}\nFeatures Wi-Fi, BT, Dual Core\nFlash size {flash} GD25Q32 from GD "
                + $"(manufacturer 0xC8 device 0x4016)\nPSRAM: {psram}\nCrystal 40MHz\nMAC 24:6F:28:00:00:01\n");

    public void Image(string target, string version, params string[] natives) => File.WriteAllText(
        folder.File("image"),
        $"\nHAL build info: nanoCLR running @ ESP32\n  Target:   {target}\n  Platform: ESP32\n\nFirmware build Info:\n  Date:        Jul "
            + $"20 2026\n  Type:        MinSizeRel build\n  CLR Version: {version}\n"
        + "  Compiler:    GNU ARM GCC v14.2.0\n\nAssemblies:\n  mscorlib, 1.17.11.0\n  LVS.Firmware, 0.1.0.0\n\nNative Assemblies:\n"
            + string.Join("\n", natives) + "\n");

    public void ImageWith(Func<string, string?> change) =>
        Image("ESP32_REV3", "1.17.0.123", [.. LockNatives.Select(change).OfType<string>()]);

    /// <summary>Makes every call that contains a word answer with a line, and fail when the line is one of nanoff's errors.</summary>
    public void Answer(string word, string line) => File.WriteAllText(folder.File("fail"), $"{word} {line}\n");

    /// <summary>Runs the command line with the stand-in in front of PATH, or without any nanoff.</summary>
    public Lvs Run(string password, params string[] arguments) => Run(password, present: true, arguments);

    public Lvs Run(string password, bool present, params string[] arguments)
    {
        string path = present
            ? folder.File("bin") + ":" + Environment.GetEnvironmentVariable("PATH") : "/usr/bin:/bin:"
            + Path.GetDirectoryName(Environment.ProcessPath);
        return Lvs.Start(folder.Path, [("PATH", path), ("HOME", folder.Path), ("LVS_WIFI_PASSWORD", password)], arguments).Wait();
    }

    public void Dispose() => folder.Dispose();

    private static string[] ReadLock()
    {
        using JsonDocument document =
            JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "boards/firmware.lock")), default);
        return [.. document.RootElement.GetProperty("nativeAssemblies").EnumerateArray().Select(a =>
            $"  {a.GetProperty("name")} v{a.GetProperty("version")}, checksum {a.GetProperty("checksum")}")];
    }
}
