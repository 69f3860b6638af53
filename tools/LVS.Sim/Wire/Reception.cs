using System;

namespace LVS.Sim;

/// <summary>
/// The chance that a frame is received, by its signal-to-noise ratio: measured for the CC2420 and published in TOSSIM's CpmModelC as <c>(1
/// - erfc(0.9794 (SNR - 2.3851) / sqrt 2) / 2)^46</c>. Tabulated in quarters of a dB, so that it is the same on every machine.
/// </summary>
public static class Reception
{
    private const int FirstQuarterDb = 14;

    private static readonly int[] Table1024 = [1, 13, 69, 210, 420, 637, 805, 912, 972, 1001, 1015, 1020, 1023];

    /// <summary>The chance in 1/1024.</summary>
    /// <param name="ratio">Signal less noise in 1/100 dB.</param>
    public static int Chance1024(int ratio)
    {
        int at = (int)Math.Floor(ratio / 25m) - FirstQuarterDb;
        return at < 0 ? 0 : at < Table1024.Length ? Table1024[at] : Topology.Sure;
    }
}
