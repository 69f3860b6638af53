namespace LVS.Boards;

/// <summary>What must be true of a physical board before this firmware is put on it; from <c>boards/firmware.lock</c>.</summary>
/// <param name="Name">Folder of <c>boards/</c>.</param>
/// <param name="Target">Name of the nanoFramework image.</param>
/// <param name="Chip">Chip as <c>nanoff</c> names it: <c>ESP32</c>, <c>ESP32-S3</c>.</param>
/// <param name="FlashMegabytes">Flash the image's partition table needs, in MiB.</param>
/// <param name="NeedsPsram">Whether the image needs PSRAM to boot.</param>
/// <param name="DeploymentBytesMax">Bytes of the partition for managed code.</param>
/// <param name="HeapBytes">Bytes of managed heap to plan with.</param>
public sealed record BoardInfo(
    string Name, string Target, string Chip, int FlashMegabytes, bool NeedsPsram, long DeploymentBytesMax, int HeapBytes);
