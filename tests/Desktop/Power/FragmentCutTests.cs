using LVS.Emulator;
using LVS.Firmware;
using LVS.Tests.Desktop.Hazards;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>
/// The fragment log over the board's own segments on the emulated drive: no fragment that was durable is lost at any cut.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class FragmentCutTests
{
    private const int SlotCount = 4;
    private const int SegmentCount = SlotCount + 6;
    private const int SegmentSize = 64 + 256;
    private const int StepCount = 150;

    // Of a record of up to 300 bytes: nothing, a byte, the start, a part, most, all.
    private static readonly int[] Sizes = [0, 1, 16, 100, 299, 320];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [TestCategory("Long")]
    public void NoFragmentIsLostAtAnyCut()
    {
        using CutFolder folder = new();
        int cuts = 0;
        int found = 0;
        int moved = 0;
        for (int seed = 1; seed <= 3; seed++)
        {
            folder.Clear();
            EmulatedFlash.Mount(folder.Path);
            LogLife whole = Life(seed);
            Steps(whole, StepCount);
            moved += whole.Log.MovedCount;
            int operations = EmulatedFlash.OperationCount;
            for (int operation = 1; operation <= operations; operation++)
            {
                folder.Clear();
                EmulatedFlash.Mount(folder.Path);
                EmulatedFlash.CutAt(operation, Sizes[(operation + seed) % Sizes.Length]);
                LogLife life = Life(seed);
                Assert.ThrowsExactly<PowerCutException>(() => Steps(life, StepCount));
                EmulatedFlash.Mount(folder.Path);
                life.Boot(rotten: false);
                Steps(life, 12);
                life.Boot(rotten: false);
                cuts++;
                found += life.FoundCount;
            }
        }

        TestContext.WriteLine($"{cuts} cuts, {found} fragments found and right, {moved} moved");
        Assert.IsGreaterThan(500, cuts);
        Assert.IsGreaterThan(2 * cuts, found);
        Assert.IsGreaterThan(0, moved, "not once around");
    }

    private static LogLife Life(long seed)
    {
        LogLife life = new(new FlashSegments("I:\\fragments."), SlotCount, SegmentCount, SegmentSize, seed);
        life.Boot(rotten: false);
        return life;
    }

    private static void Steps(LogLife life, int count)
    {
        for (int i = 0; i < count; i++)
        {
            life.Step();
        }
    }
}
