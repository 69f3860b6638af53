using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The epoch's age over deep sleeps.</summary>
    [TestClass]
    public class EpochClockTests
    {
        private const long BeganMs = 1_800_000_000_000;

        /// <summary>One record an epoch is enough: every later boot reads its age, from a clock that is set or not.</summary>
        [TestMethod]
        public void TheAgeCountsThroughBoots()
        {
            long[] begins = new long[] { BeganMs, 5000 };
            for (int i = 0; i < begins.Length; i++)
            {
                byte[] flash = new byte[EpochClock.RecordSize];
                EpochClock first = new EpochClock();
                Assert.IsFalse(first.Read(flash, 0), "an empty flash");
                Assert.AreEqual(0L, first.AgeMs(7, begins[i]));
                Assert.IsTrue(first.IsRecordDue, "nothing to write at the begin of an epoch");
                first.Write(flash);
                for (long ageMs = 60_000; ageMs < 90_000_000; ageMs += 14_400_000)
                {
                    EpochClock next = Woken(flash);
                    Assert.AreEqual(ageMs, next.AgeMs(7, begins[i] + ageMs));
                    Assert.IsFalse(next.IsRecordDue, "a wake wrote without need");
                }
            }
        }

        /// <summary>Another epoch begins now, and so does one that a clock has seen that was set or began anew since.</summary>
        [TestMethod]
        public void WhatIsNotKnownBeginsNow()
        {
            byte[] flash = new byte[EpochClock.RecordSize];
            EpochClock clock = new EpochClock();
            clock.AgeMs(7, BeganMs);
            clock.Write(flash);
            AssertNew(flash, 8, BeganMs + 1000);
            AssertNew(flash, 6, BeganMs + 1000);
            AssertNew(flash, 7, BeganMs - 1);
            AssertNew(flash, 7, 3000);
            clock = new EpochClock();
            clock.AgeMs(7, 3000);
            clock.Write(flash);
            AssertNew(flash, 7, BeganMs);
        }

        /// <summary>A record of which one bit is wrong, or a byte missing or too many, says nothing.</summary>
        [TestMethod]
        public void ATornRecordSaysNothing()
        {
            byte[] flash = new byte[EpochClock.RecordSize];
            EpochClock clock = new EpochClock();
            clock.AgeMs(7, BeganMs);
            clock.Write(flash);
            for (int size = 0; size < EpochClock.RecordSize; size++)
            {
                Assert.IsFalse(new EpochClock().Read(flash, size));
            }

            Assert.IsFalse(new EpochClock().Read(flash, EpochClock.RecordSize + 1));
            for (int bit = 0; bit < 8 * EpochClock.RecordSize; bit++)
            {
                flash[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.IsFalse(new EpochClock().Read(flash, EpochClock.RecordSize));
                flash[bit >> 3] ^= (byte)(1 << (bit & 7));
            }

            Assert.AreEqual(1000L, Woken(flash).AgeMs(7, BeganMs + 1000));
        }

        /// <summary>
        /// Two nodes that boot for every diff, one record a wake: without the age they would never turn the epoch, with it they do, keep
        /// their edge and what is on it, and trust each other by their wakes.
        /// </summary>
        [TestMethod]
        public void SleepersTurnTheirEpoch()
        {
            const int EpochMs = 120_000;
            MemoryVault[] vaults = new MemoryVault[] { new MemoryVault(), new MemoryVault() };
            MicroNode[] nodes = new MicroNode[2];
            byte[][] flash = new byte[][] { new byte[EpochClock.RecordSize], new byte[EpochClock.RecordSize] };
            WakeTurn[] turns = new WakeTurn[2];
            long clockMs = BeganMs;
            for (int wake = 0; wake < 120; wake++, clockMs += 2000)
            {
                PipeLink[] links = new PipeLink[] { new PipeLink(), new PipeLink() };
                PipeLink.Join(links[0], links[1]);
                for (int i = 0; i < 2; i++)
                {
                    turns[i] = new WakeTurn(true);
                    NodeOptions options = new NodeOptions();
                    Sleeper.Shape(options, 300);
                    options.EpochMs = EpochMs;
                    nodes[i] = new MicroNode(options, new NodeMemory(1), 0, new SimpleMac(1), links[i], vaults[i]);
                    bool restored = nodes[i].Boot(0, wake * 2 + i + 1, 8_000_000 + i * 56_000_000, 256);
                    EpochClock clock = Woken(flash[i]);
                    nodes[i].AgeEpoch(clock.AgeMs(nodes[i].Ledger.Epoch, clockMs));
                    if (clock.IsRecordDue && restored && turns[i].Take())
                    {
                        clock.Write(flash[i]);
                    }

                    Sleeper.Begin(nodes[i], restored, turns[i]);
                }

                for (long nowMs = 0; nowMs <= 300; nowMs += 25)
                {
                    nodes[0].Tick(nowMs);
                    nodes[1].Tick(nowMs);
                }

                Sleeper.End(nodes[0], 300, turns[0]);
                Sleeper.End(nodes[1], 300, turns[1]);
            }

            // 240 s are two turns; a turn waits a wake for its record.
            Assert.AreEqual(2, nodes[0].Ledger.Epoch);
            Assert.AreEqual(2, nodes[1].Ledger.Epoch);
            Assert.AreEqual(1, nodes[0].Ledger.MutualCount());
            Assert.AreEqual(1, nodes[1].Ledger.MutualCount());
            Assert.IsTrue(nodes[1].Trust.Trust(nodes[1].Ledger.SlotOf(nodes[0].Ledger.Pseudonym)) > 16_384, "a sleeper trusts nobody");
            Assert.IsTrue(nodes[0].Ledger.Float > 1_500_000, "no value moved");
        }

        private static void AssertNew(byte[] flash, int epoch, long utcMs)
        {
            EpochClock clock = Woken(flash);
            Assert.AreEqual(0L, clock.AgeMs(epoch, utcMs));
            Assert.IsTrue(clock.IsRecordDue, "nothing to write");
            Assert.AreEqual(500L, clock.AgeMs(epoch, utcMs + 500));
        }

        private static EpochClock Woken(byte[] flash)
        {
            EpochClock clock = new EpochClock();
            clock.Read(flash, EpochClock.RecordSize);
            return clock;
        }
    }
}
