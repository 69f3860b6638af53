using LVS.Boards;
using LVS.Harness;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hil;

/// <summary>What a board has heap for is said before it is flashed, with the numbers and with what to do.</summary>
[TestClass]
public sealed class BoardMemoryTests
{
    private static readonly NodeConfig Both = new() { Transport = NodeConfig.TransportBoth };

    [TestMethod]
    public void EveryBoardRunsWithEveryTransport()
    {
        foreach (BoardInfo board in FirmwareLock.Current.Boards)
        {
            BoardCheck check = BoardMemory.Check(Both, board);
            Assert.IsTrue(check.Holds, check.Detail);
            StringAssert.Contains(check.Detail, "free at the worst");
        }
    }

    [TestMethod]
    public void ASmallBoardIsRefusedByDoctorAndFlash()
    {
        BoardInfo small = FirmwareLock.Current.Boards[0] with { HeapBytes = 88_000 };
        BoardCheck check = BoardMemory.Check(Both, small);
        Assert.IsFalse(check.Holds);
        StringAssert.Contains(check.Detail, "and so refused");
        StringAssert.Contains(check.Remedy, "'udp'");
        Both.Board = small.Name;
        FlashOptions options = new()
        {
            Board = small, Port = "COM1", ConfigPath = "lvs.json", Config = Both, ImagePath = "app.bin", Steps = [],
        };
        UserException refusal = Assert.ThrowsExactly<UserException>(() => Flasher.Check(options));
        StringAssert.Contains(refusal.Message, "too small");
        Flasher.Check(options with { Board = FirmwareLock.Current.Boards[0] });
    }
}
