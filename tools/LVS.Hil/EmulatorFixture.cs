using System.IO;

using LVS.Live;
using LVS.Node;

namespace LVS.Hil;

/// <summary>
/// A device that is a process of this PC: the unmodified firmware on the emulator. Its flash drive is a folder that outlives the process.
/// </summary>
/// <param name="folder">Folder for the console log.</param>
/// <param name="flash">Its flash drive.</param>
/// <param name="config">What is put on the flash drive.</param>
public sealed class EmulatorFixture(string folder, string flash, NodeConfig config) : IFixture
{
    private FirmwareProcess? process;
    private int boots;

    /// <inheritdoc/>
    public bool HasPower => true;

    /// <inheritdoc/>
    public bool HasReset => true;

    /// <inheritdoc/>
    public string LastWords => process == null ? "" : $"its last words: \"{process.LastLine}\"";

    /// <inheritdoc/>
    public void On()
    {
        process?.Dispose();
        process = new FirmwareProcess(flash, config, Path.Combine(folder, $"console-{++boots}.log"));
    }

    /// <inheritdoc/>
    public void Cut() => process?.Cut();

    /// <inheritdoc/>
    public void Reset()
    {
        Cut();
        On();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process?.Dispose();
        process = null;
    }
}
