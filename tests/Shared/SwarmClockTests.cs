using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The rules of the swarm's clock, one by one.</summary>
    [TestClass]
    public class SwarmClockTests
    {
        private const long Minute = SwarmClock.MinuteMs;
        private const long Day = SwarmClock.DayMs;
        private const long JudgeMs = 10000;

        /// <summary>Alone it keeps its own time, to the millisecond.</summary>
        [TestMethod]
        public void AloneItKeepsItsOwnTime()
        {
            SwarmClock clock = new SwarmClock();
            clock.Birth(100);
            for (int i = 0; i < 1000; i++)
            {
                clock.Pass(7);
            }

            Assert.AreEqual(100 * Minute + 7000, clock.NowMs);
            Assert.AreEqual(7000L, clock.ElapsedMs);
            Assert.AreEqual(100L, clock.Minute);
            Assert.IsTrue(clock.IsOpen);
        }

        /// <summary>A lead of a minute or more is made up at a 32nd of the time, forwards and backwards, whatever the steps.</summary>
        [TestMethod]
        public void ItSlewsAtA32nd()
        {
            for (int way = -1; way <= 1; way += 2)
            {
                for (int stepMs = 4; stepMs <= 4000; stepMs *= 10)
                {
                    SwarmClock clock = Grown(1000);
                    Say(clock, 8, clock.Minute + way * 3);
                    clock.Pass(JudgeMs);
                    long before = clock.NowMs;
                    for (int passed = 0; passed < 32000; passed += stepMs)
                    {
                        clock.Pass(stepMs);
                    }

                    long off = clock.NowMs - before - 32000 - way * 1000;
                    Assert.IsTrue(off >= -1 && off <= 1, off.ToString());
                }
            }
        }

        /// <summary>A node whose time jumps by hours makes up its lead, and no more.</summary>
        [TestMethod]
        public void ItNeverOvershoots()
        {
            SwarmClock clock = Grown(1000);
            Say(clock, 8, clock.Minute + 3);
            clock.Pass(JudgeMs);
            long before = clock.NowMs;
            clock.Pass(12 * 60 * Minute);
            long gained = clock.NowMs - before - 12 * 60 * Minute;
            Assert.IsTrue(gained > 2 * Minute && gained < 4 * Minute, gained.ToString());
        }

        /// <summary>Three liars of eight that are near are trimmed away.</summary>
        [TestMethod]
        public void ThreeOfEightAreTrimmed()
        {
            SwarmClock clock = Grown(1000);
            long minute = clock.Minute;
            for (int slot = 0; slot < 8; slot++)
            {
                clock.Hear(slot, slot < 3 ? minute + 3 : minute, true, 0);
            }

            long before = clock.NowMs;
            clock.Pass(JudgeMs);
            clock.Pass(5 * Minute);

            // Left of nine are the middle three, all within half a minute of us: 5 s at most. The liars alone would take 9.
            long moved = clock.NowMs - before - 5 * Minute - JudgeMs;
            Assert.IsTrue(moved > -5000 && moved < 5000, moved.ToString());
        }

        /// <summary>Far voices are followed when three agree for ten minutes, and only as far as the credit goes.</summary>
        [TestMethod]
        public void JumpsCostCredit()
        {
            Assert.AreEqual(0L, Jumped(2, 600));
            Assert.AreEqual(600L, Jumped(3, 600));
            Assert.AreEqual(1440L, Jumped(3, 100000));
            Assert.AreEqual(0L, Jumped(3, -600));
        }

        /// <summary>An open clock is set at once to what most voices say, and to two that are ahead.</summary>
        [TestMethod]
        public void AnOpenClockJoinsTheMost()
        {
            SwarmClock clock = new SwarmClock();
            clock.Birth(0);
            clock.Hear(0, 5000, false, 0);
            clock.Pass(JudgeMs);
            Assert.AreEqual(5000L, clock.Minute);
            clock.Hear(1, 100, false, 0);
            clock.Hear(2, 101, false, 0);
            clock.Pass(JudgeMs);
            Assert.AreEqual(101L, clock.Minute, "two of three, behind");
            clock.Hear(3, 9000, false, 0);
            clock.Hear(4, 9000, false, 0);
            clock.Pass(JudgeMs);
            Assert.AreEqual(9000L, clock.Minute, "two of five, ahead");
        }

        /// <summary>A newborn stays open for a day, a sleeper too, and for as long as it hears fewer than three.</summary>
        [TestMethod]
        public void AnOpenClockClosesAfterADay()
        {
            for (int napMinutes = 0; napMinutes <= 30; napMinutes += 30)
            {
                SwarmClock clock = new SwarmClock();
                clock.Birth(0);
                while (clock.ElapsedMs < Day - 2 * Minute - napMinutes * Minute)
                {
                    Say(clock, 3, clock.Minute);
                    clock.Pass(Minute);
                    clock.Wake(napMinutes * Minute);
                    Assert.IsTrue(clock.IsOpen, "closed too early");
                }

                clock.Wake(2 * Minute + napMinutes * Minute);
                Say(clock, 2, clock.Minute);
                clock.Pass(Minute);
                Assert.IsTrue(clock.IsOpen, "closed by two");
                Say(clock, 3, clock.Minute);
                clock.Pass(Minute);
                Assert.IsFalse(clock.IsOpen, "still open");
            }
        }

        /// <summary>After a time away the clock moves at once by what it may be wrong, and no further; backwards it only slews.</summary>
        [TestMethod]
        public void TimeAwayIsMadeUpOnce()
        {
            SwarmClock clock = Grown(1000);
            clock.Wake(1000 * Minute);
            Assert.AreEqual(5 * Minute, clock.DoubtMs);
            Say(clock, 8, clock.Minute + 7);
            long before = clock.NowMs;
            clock.Pass(JudgeMs);
            Assert.AreEqual(before + JudgeMs + 5 * Minute, clock.NowMs);
            Assert.AreEqual(0L, clock.DoubtMs);
            clock.Wake(1000 * Minute);
            Say(clock, 8, clock.Minute - 7);
            before = clock.NowMs;
            clock.Pass(JudgeMs);
            Assert.AreEqual(before + JudgeMs, clock.NowMs);
            Assert.AreEqual(0L, clock.DoubtMs);
        }

        /// <summary>Voices count for five minutes, and not after their edge has closed.</summary>
        [TestMethod]
        public void OldVoicesAreSilent()
        {
            SwarmClock clock = Grown(1000);
            Say(clock, 8, clock.Minute + 3);
            for (int slot = 0; slot < 8; slot++)
            {
                clock.Forget(slot);
            }

            clock.Pass(JudgeMs);
            Assert.AreEqual(0L, Slewed(clock), "forgotten");
            Say(clock, 8, clock.Minute + 3);
            clock.Pass(5 * Minute + 1);
            clock.Hear(0, clock.Minute, true, 0);
            clock.Pass(JudgeMs);
            long slewed = Slewed(clock);
            Assert.IsTrue(slewed > -1000 && slewed < 1000, "too old");
        }

        /// <summary>Young edges have a voice only while fewer than three old ones have.</summary>
        [TestMethod]
        public void OldEdgesSpeakFirst()
        {
            SwarmClock clock = Grown(1000);
            for (int slot = 0; slot < 8; slot++)
            {
                clock.Hear(slot, slot < 3 ? clock.Minute : clock.Minute + 3, slot < 3, 0);
            }

            clock.Pass(JudgeMs);
            long slewed = Slewed(clock);
            Assert.IsTrue(slewed > -1000 && slewed < 1000, slewed.ToString());
            for (int slot = 0; slot < 8; slot++)
            {
                clock.Hear(slot, slot < 2 ? clock.Minute : clock.Minute + 3, slot < 2, 0);
            }

            clock.Pass(JudgeMs);
            Assert.IsTrue(Slewed(clock) > 1000, "two old ones are too few");
        }

        /// <summary>A clock that has lived for so many days with neighbours, and is open no more.</summary>
        private static SwarmClock Grown(long minute)
        {
            SwarmClock clock = new SwarmClock();
            clock.Birth(minute);
            clock.Pass(400 * Day);
            Say(clock, 3, clock.Minute);
            clock.Pass(JudgeMs);
            for (int slot = 0; slot < 3; slot++)
            {
                clock.Forget(slot);
            }

            // Judged once more without a voice, so that there is nothing left to slew.
            clock.Hear(0, clock.Minute, true, 0);
            clock.Forget(0);
            clock.Pass(JudgeMs);
            Assert.IsFalse(clock.IsOpen, "still open");
            return clock;
        }

        private static void Say(SwarmClock clock, int count, long minute)
        {
            for (int slot = 0; slot < count; slot++)
            {
                clock.Hear(slot, minute, true, 0);
            }
        }

        /// <summary>What the clock gains in a minute beside it.</summary>
        private static long Slewed(SwarmClock clock)
        {
            long before = clock.NowMs;
            clock.Pass(Minute);
            return clock.NowMs - before - Minute;
        }

        /// <summary>Minutes that a grown clock has moved after twelve in which some of eight voices were far away.</summary>
        private static long Jumped(int far, long byMinutes)
        {
            SwarmClock clock = Grown(1000);
            long start = clock.NowMs;
            long passed = 0;
            long there = clock.Minute + byMinutes;
            for (; passed < 12 * Minute; passed += Minute / 2)
            {
                for (int slot = 0; slot < 8; slot++)
                {
                    clock.Hear(slot, slot < far ? there + passed / Minute : clock.Minute, true, 0);
                }

                clock.Pass(Minute / 2);
            }

            // The rest is what little it slewed.
            return (clock.NowMs - start - passed + Minute / 2) / Minute;
        }
    }
}
