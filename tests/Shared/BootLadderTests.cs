using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>BootLadder: down by crashes alone, back by a good boot or another file.</summary>
    [TestClass]
    public class BootLadderTests
    {
        private const int Own = 0x1234;
        private static readonly byte[] Flash = new byte[BootLadder.RecordSize];

        /// <summary>A power cut writes nothing, so a thousand of them leave a board where it was.</summary>
        [TestMethod]
        public void PowerCutsNeverCount()
        {
            BootLadder ladder = Boot(0);
            ladder.Choose(Own, true);
            Crash(ladder);
            for (int cut = 0; cut < 1000; cut++)
            {
                ladder = Boot(BootLadder.RecordSize);
                Assert.AreEqual(BootRung.Own, ladder.Choose(Own, true));
                ladder.Tick(cut);
                Assert.IsFalse(ladder.RecordDue);
            }

            Assert.AreEqual(1, ladder.CrashesInRow);
        }

        /// <summary>Three crashes in a row: last good; six: factory; and it stays there.</summary>
        [TestMethod]
        public void CrashesInARowGoDown()
        {
            int size = 0;
            for (int crash = 0; crash < 10; crash++)
            {
                BootLadder ladder = Boot(size);
                int rung = ladder.Choose(Own, true);
                Assert.AreEqual(crash < 3 ? BootRung.Own : crash < 6 ? BootRung.LastGood : BootRung.Factory, rung);
                Assert.IsFalse(ladder.Tick(59_999));
                size = Crash(ladder);
            }
        }

        /// <summary>Without a last good copy that differs there is nothing between the own file and the factory's.</summary>
        [TestMethod]
        public void WithoutALastGoodCopyTheFactoryIsNext()
        {
            int size = 0;
            for (int crash = 0; crash < 3; crash++)
            {
                BootLadder ladder = Boot(size);
                Assert.AreEqual(BootRung.Own, ladder.Choose(Own, false));
                size = Crash(ladder);
            }

            Assert.AreEqual(BootRung.Factory, Boot(size).Choose(Own, false));
        }

        /// <summary>A good minute clears the count; the crash after it is the first of a new row.</summary>
        [TestMethod]
        public void AGoodMinuteClearsTheCount()
        {
            BootLadder ladder = Boot(0);
            ladder.Choose(Own, true);
            int size = Crash(ladder);
            ladder = Boot(size);
            ladder.Choose(Own, true);
            size = Crash(ladder);
            ladder = Boot(size);
            ladder.Choose(Own, true);
            Assert.IsTrue(ladder.WantsRecord);
            Assert.IsFalse(ladder.Tick(59_999));
            Assert.IsTrue(ladder.Tick(60_000));
            Assert.IsFalse(ladder.Tick(60_001), "a boot turns good once");
            Assert.IsTrue(ladder.RecordDue && ladder.CrashesInRow == 0);
            for (int crash = 0; crash < 20; crash++)
            {
                size = Crash(ladder);
                ladder = Boot(size);
                Assert.AreEqual(BootRung.Own, ladder.Choose(Own, true));
                ladder.Tick(60_000);
            }

            Assert.AreEqual(22, ladder.CrashesInAll);
        }

        /// <summary>
        /// Good on a lower rung, a board stays there: the file that crashed is still in its place. Another file starts at the top.
        /// </summary>
        [TestMethod]
        public void AGoodBootOnALowerRungStaysUntilTheFileChanges()
        {
            int size = 0;
            for (int crash = 0; crash < 3; crash++)
            {
                BootLadder crashing = Boot(size);
                crashing.Choose(Own, true);
                size = Crash(crashing);
            }

            BootLadder ladder = Boot(size);
            Assert.AreEqual(BootRung.LastGood, ladder.Choose(Own, true));
            ladder.Tick(60_000);
            Assert.IsFalse(ladder.RecordDue, "good boots wear no flash");
            size = Crash(ladder);
            ladder = Boot(size);
            Assert.AreEqual(BootRung.LastGood, ladder.Choose(Own, true));
            Assert.AreEqual(BootRung.Own, Boot(size).Choose(Own + 1, true));
        }

        /// <summary>A torn or flipped record counts no crash.</summary>
        [TestMethod]
        public void ADamagedRecordCountsNothing()
        {
            BootLadder ladder = Boot(0);
            ladder.Choose(Own, true);
            Crash(ladder);
            for (int size = 0; size < BootLadder.RecordSize; size++)
            {
                Assert.AreEqual(0, Boot(size).CrashesInRow);
            }

            for (int bit = 0; bit < 8 * BootLadder.RecordSize; bit++)
            {
                Flash[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreEqual(0, Boot(BootLadder.RecordSize).CrashesInRow);
                Flash[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            Assert.AreEqual(1, Boot(BootLadder.RecordSize).CrashesInRow);
        }

        /// <summary>The wait before a reboot doubles from 10 s to 320 s.</summary>
        [TestMethod]
        public void RebootsAreBraked()
        {
            int size = 0;
            int last = 5000;
            for (int crash = 0; crash < 12; crash++)
            {
                BootLadder ladder = Boot(size);
                ladder.Choose(Own, true);
                size = Crash(ladder);
                int delayMs = ladder.RebootDelayMs();
                Assert.AreEqual(last < 320_000 ? 2 * last : 320_000, delayMs);
                last = delayMs;
            }
        }

        private static BootLadder Boot(int size)
        {
            BootLadder ladder = new BootLadder();
            ladder.Read(Flash, size);
            return ladder;
        }

        private static int Crash(BootLadder ladder)
        {
            ladder.Crashed();
            Assert.IsTrue(ladder.RecordDue);
            ladder.Write(Flash);
            ladder.Written();
            return BootLadder.RecordSize;
        }
    }
}
