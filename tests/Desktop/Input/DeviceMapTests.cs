using System.Linq;

using LVS.Harness;
using LVS.Hil;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Input;

/// <summary>
/// Device maps as people and generators write them: nulls of every spelling are fields that are not there, and what cannot be meant is
/// named.
/// </summary>
[TestClass]
public sealed class DeviceMapTests
{
    private const string Device = "devices:\n  - id: a\n    board: ESP32_DEVKITC\n";

    [TestMethod]
    [DataRow("null")]
    [DataRow("Null")]
    [DataRow("NULL")]
    [DataRow("~")]
    [DataRow("")]
    [DataRow("!!null ''")]
    [DataRow("!!null")]
    public void NullIsAFieldThatIsNotThere(string value)
    {
        MappedDevice device =
            Load($"config: {value}\n{Device}    quarantine: {value}\n    interface: {value}\n    address: {value}\n    transport: {value}\n"
            + $"    pseudonym: {value}\n    emulator: {value}\n    port: {value}\n    fixtures: {value}\n", out string config);
        Assert.AreEqual("", config);
        Assert.AreEqual("", device.Quarantine);
        Assert.AreEqual("", device.Interface);
        Assert.AreEqual("", device.Address);
        Assert.AreEqual("", device.Transport);
        Assert.AreEqual("", device.Port);
        Assert.AreEqual(0, device.Pseudonym);
        Assert.IsFalse(device.IsEmulated);
        Assert.IsEmpty(device.Fixtures);
    }

    [TestMethod]
    [DataRow("'null'", "null")]
    [DataRow("\"~\"", "~")]
    [DataRow("!!str null", "null")]
    [DataRow("'false'", "false")]
    [DataRow("nullified by a drop", "nullified by a drop")]
    public void NullInQuotesIsAText(string value, string read) =>
        Assert.AreEqual(read, Load($"{Device}    quarantine: {value}\n", out _).Quarantine);

    [TestMethod]
    [DataRow("false")]
    [DataRow("False")]
    public void NoQuarantineIsNone(string value) => Assert.AreEqual("", Load($"{Device}    quarantine: {value}\n", out _).Quarantine);

    [TestMethod]
    public void CommentedOutCommandsAreNoFixture() =>
        Assert.IsEmpty(Load($"{Device}    fixtures:\n      # power-on: relay 1\n", out _).Fixtures);

    [TestMethod]
    [DataRow(Device + "    quarantine: true\n", "without a reason")]
    [DataRow(Device + "    port: COM1\n    port: COM2\n", "port")]
    [DataRow(Device + "    port: COM1\n    !!str port: COM2\n", "'port' twice")]
    [DataRow(Device + "    port: !special COM1\n", "tag")]
    [DataRow(Device + "---\n" + Device, "second document")]
    [DataRow("devices: ~\n", "at least one device")]
    [DataRow("devices:\n  -\n", "fields of the form")]
    [DataRow("~\n", "fields of the form")]
    [DataRow("devices: &x\n  - *x\n", "")]
    [DataRow("a: &x [*x]\n", "")]
    [DataRow("config: lvs.json\n  indented: wrong\n", "line 2")]
    public void MistakesAreNamed(string map, string said)
    {
        UserException e = Assert.ThrowsExactly<UserException>(() => Load(map, out _));
        Assert.Contains(said, e.Message);
        Assert.AreEqual(64, e.ExitCode);
    }

    [TestMethod]
    [DataRow("[")]
    [DataRow("{a: ")]
    [DataRow("- ")]
    public void DepthIsBounded(string opening)
    {
        UserException e = Assert.ThrowsExactly<UserException>(() => Load(string.Concat(Enumerable.Repeat(opening, 200_000)), out _));
        Assert.Contains("deep", e.Message);
    }

    private static MappedDevice Load(string map, out string config)
    {
        using InputFolder folder = new();
        DeviceMap read = DeviceMap.Load(folder.Write("devices.yaml", map));
        config = read.Config;
        return read.Devices.Single();
    }
}
