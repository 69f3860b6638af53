using System.Linq;

using LVS.Boards;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Input;

/// <summary>What nanoff prints in its versions, in colour or not; what no version prints is not taken for a chip.</summary>
[TestClass]
public sealed class NanoffOutputTests
{
    [TestMethod]
    [DataRow("Connected to:\nESP32 (ESP32-D0WDQ6 (revision v1.0))\nFlash size 4MB unknown\nPSRAM: not available", "ESP32", 4, 0)]
    [DataRow("\nConnected to:\n\n  ESP32-S3 (ESP32-S3 (QFN56) (revision v0.2))\nFlash size 8MB\nPSRAM: 8 MB", "ESP32-S3", 8, 8)]
    [DataRow("\u001b[32mConnected to:\u001b[0m\n\u001b[1mESP32-C3 (revision v0.4)\u001b[0m\nFlash size 4096kB\nPSRAM: undetermined",
        "ESP32-C3", 4, null)]
    [DataRow("Chip is ESP32-D0WD-V3 (revision v3.0)\nDetected flash size: 4MB", "ESP32", 4, null)]
    [DataRow("Chip type:          ESP32-C6 (QFN40) (revision v0.1)\nDetected flash size: 8MB", "ESP32-C6", 8, null)]
    [DataRow("Connected to:\nESP32-S3\nFlash size 99999999999999999999MB", "ESP32-S3", 0, null)]
    public void AChipIsRead(string output, string chip, int flash, int? psram)
    {
        ChipDetails details = ChipDetails.Read(output.Split('\n'))!;
        Assert.AreEqual(chip, details.Chip);
        Assert.AreEqual(flash, details.FlashMegabytes);
        Assert.AreEqual(psram, details.PsramMegabytes);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Connected to:\n\n")]
    [DataRow("Connected to:\nSTM32F769\n")]
    [DataRow("Error E4000: no chip\n")]
    public void OutputWithoutAChipGivesNone(string output) => Assert.IsNull(ChipDetails.Read(output.Split('\n')));

    [TestMethod]
    public void AnImageOfAnotherLineIsToldApart()
    {
        ImageDetails image = ImageDetails.Read("  \u001b[1mTarget:\u001b[0m   ESP32_REV3\n  CLR Version: 1.9.1.5\n".Split('\n'))!;
        BoardInfo board = FirmwareLock.Current.Boards.First(b => b.Target == "ESP32_REV3");
        Assert.IsFalse(image.Against(board, FirmwareLock.Current).First(check => check.Name == "imageVersion").Holds);
        Assert.IsNull(ImageDetails.Read(["Target: x"]));
    }
}
