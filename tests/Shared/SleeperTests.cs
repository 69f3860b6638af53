using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The rule of sleepers: one record a wake, at its end, and diffs that tell what the record before held.</summary>
    [TestClass]
    public class SleeperTests
    {
        private const int Window = 300;
        private const int StepMs = 25;
        private const int AwakeMs = 900;

        private static readonly PipeLink[] links = new PipeLink[2];
        private static readonly MemoryVault[] vaults = new MemoryVault[2];
        private static readonly MicroNode[] nodes = new MicroNode[2];
        private static readonly WakeTurn[] turns = new WakeTurn[2];
        private static long seed;

        /// <summary>
        /// One of two has a clock that is always ahead, and speaks before it has heard anything. Both learn all the same, with one record a
        /// wake each.
        /// </summary>
        [TestMethod]
        public void AnEarlyRiserLearnsWithOneRecordAWake()
        {
            Begin();
            for (int wake = 0; wake < 120; wake++)
            {
                Wake();
                Run(400);
                Sleep();
            }

            Assert.AreEqual(120, vaults[0].AppendCount);
            Assert.AreEqual(120, vaults[1].AppendCount);
            Assert.AreEqual(1, nodes[0].Ledger.MutualCount());
            long error = nodes[0].Ledger.Float - nodes[1].Ledger.Float;
            Assert.IsTrue(error >= -32 && error <= 32, "no agreement: " + error.ToString());
            long underWay = nodes[0].Ledger.Sent(0) - nodes[1].Ledger.Credited(0) + nodes[1].Ledger.Sent(0) - nodes[0].Ledger.Credited(0);
            Assert.AreEqual(12_000_000L, nodes[0].Ledger.Float + nodes[1].Ledger.Float + underWay);
            LetGo();
        }

        /// <summary>
        /// In every wake, what a diff tells is what flash held when the wake began, whatever was heard and paid meanwhile.
        /// </summary>
        [TestMethod]
        public void OnlyWhatWasKeptIsTold()
        {
            Begin();
            NodeMemory kept = new NodeMemory(1);
            int compared = 0;
            int ahead = 0;
            for (int wake = 0; wake < 40; wake++)
            {
                bool has = vaults[0].AppendCount > 0 && LedgerRecord.Read(vaults[0].Newest, kept);
                int before = links[0].SentCount;
                Wake();
                Run(0);
                if (has && links[0].SentCount != before)
                {
                    Diff told = links[0].LastLetter().Diff;
                    Assert.AreEqual(kept.Edges.FloatOf[0], told.Float);
                    compared++;
                    ahead += nodes[0].Ledger.Float != told.Float ? 1 : 0;
                }

                Sleep();
            }

            Assert.IsTrue(compared > 30 && ahead > 5, "the node never knew more than its flash: nothing was shown");
            LetGo();
        }

        /// <summary>
        /// A wake whose turn another file has, and one after a power cut, hear and say nothing: numbers could not be struck off, or may be
        /// used already and are skipped. No number is ever used twice.
        /// </summary>
        [TestMethod]
        public void ADoubtfulWakeIsSilent()
        {
            Begin();
            int last = 0;
            for (int wake = 0; wake < 60; wake++)
            {
                bool isCut = wake % 7 == 5;
                bool isAfterCut = wake % 7 == 6;
                bool isTaken = wake % 11 == 4;
                int written = vaults[0].AppendCount;
                turns[0] = new WakeTurn(true);
                if (isTaken && !isAfterCut)
                {
                    turns[0].Take();
                }

                Boot(0, !isAfterCut);
                turns[1] = new WakeTurn(true);
                Boot(1, true);
                Run(0);
                int sent = nodes[0].Counters.Get(Counter.FramesSent);
                Assert.IsTrue(sent == 0 || (!isTaken && !isAfterCut && wake > 0), "spoke in wake " + wake.ToString());
                Assert.IsTrue(sent > 0 || isTaken || isAfterCut || wake == 0, "silent in wake " + wake.ToString());
                if (sent > 0)
                {
                    int seq = links[0].LastLetter().Seq;
                    Assert.IsTrue(last == 0 || seq - last > 0, "a number was used twice");
                    last = seq;
                }

                Sleeper.End(nodes[1], AwakeMs, turns[1]);
                if (!isCut)
                {
                    Sleeper.End(nodes[0], AwakeMs, turns[0]);
                }

                Assert.AreEqual(written + (isAfterCut || !(isCut || isTaken) ? 1 : 0), vaults[0].AppendCount);
            }

            LetGo();
        }

        /// <summary>
        /// A sleeper has nothing new to say within a wake, whatever it hears: neighbours set their slots by when it speaks. It speaks in
        /// the second half of the window, and the next time in the second half of an interval twice as long.
        /// </summary>
        [TestMethod]
        public void NewsDoesNotMakeASleeperSpeakAgain()
        {
            Begin();
            for (int wake = 0; wake < 60; wake++)
            {
                Wake();
                int sent = 0;
                for (int t = 0; t <= AwakeMs; t += StepMs)
                {
                    int before = links[0].SentCount;
                    nodes[0].Tick(t);
                    sent += links[0].SentCount == before || links[0].LastLetter().Kind != FrameKind.Diff ? 0 : 1;
                    Assert.IsTrue(t < 2 * Window || sent <= 1 || t >= 2 * Window + StepMs, "spoke twice in wake " + wake.ToString());
                    if (t >= Window)
                    {
                        nodes[1].Tick(t - Window);
                    }
                }

                Sleep();
            }

            Assert.IsTrue(nodes[0].Ledger.MutualCount() == 1, "nothing was heard: nothing was shown");
            LetGo();
        }

        /// <summary>A neighbour that slept while an edge was closed is told when it wakes, wakes later.</summary>
        [TestMethod]
        public void AClosedEdgeIsToldInLaterWakes()
        {
            Begin();
            for (int wake = 0; wake < 60; wake++)
            {
                Wake();
                Run(0);
                Sleep();
            }

            Assert.AreEqual(1, nodes[1].Ledger.MutualCount());
            turns[0] = new WakeTurn(true);
            Boot(0, true);
            nodes[0].Tick(0);
            nodes[0].Forget(0, 0);
            Sleeper.End(nodes[0], 0, turns[0]);
            for (int wake = 0; wake < 6; wake++)
            {
                turns[0] = new WakeTurn(true);
                Boot(0, true);
                for (int t = 0; t <= AwakeMs; t += StepMs)
                {
                    nodes[0].Tick(t);
                }

                Sleeper.End(nodes[0], AwakeMs, turns[0]);
                Forget(links[1]);
            }

            Wake();
            Run(0);
            Assert.AreEqual(0, nodes[1].Ledger.MutualCount(), "nobody told that the edge is closed");
            LetGo();
        }

        /// <summary>A sleeper bears silence as long as a record can tell it.</summary>
        [TestMethod]
        public void OptionsBecomeASleepers()
        {
            NodeOptions options = new NodeOptions();
            Sleeper.Shape(options, Window);
            Assert.AreEqual(Window, options.EmitIntervalMsMin);
            Assert.IsTrue(options.Naps.IsOn);
            Assert.AreEqual(7, options.EmitDoublings);
            Sleeper.Shape(options, 10_000);
            Assert.AreEqual(2, options.EmitDoublings);
        }

        /// <summary>Static fields outlive a test, and the device's heap is small.</summary>
        private static void LetGo()
        {
            System.Array.Clear(links, 0, 2);
            System.Array.Clear(vaults, 0, 2);
            System.Array.Clear(nodes, 0, 2);
            System.Array.Clear(turns, 0, 2);
        }

        /// <summary>What came while it slept was not heard.</summary>
        private static void Forget(PipeLink link)
        {
            byte[] frame = new byte[Limits.FrameSizeMax + 1];
            while (link.Receive(frame, 0, out _) > 0)
            {
                continue;
            }
        }

        private static void Begin()
        {
            for (int i = 0; i < 2; i++)
            {
                links[i] = new PipeLink();
                vaults[i] = new MemoryVault();
            }

            PipeLink.Join(links[0], links[1]);
            seed = 0;
        }

        private static void Wake()
        {
            for (int i = 0; i < 2; i++)
            {
                turns[i] = new WakeTurn(true);
                Boot(i, true);
            }
        }

        private static void Boot(int i, bool rested)
        {
            if (!rested)
            {
                System.Array.Clear(nodes, i, 1);
                Sleeper.Skip(vaults[i], new NodeMemory(1), new byte[Limits.LedgerRecordSize], turns[i]);
            }

            NodeOptions options = new NodeOptions();
            Sleeper.Shape(options, Window);
            // The life before is over: a board has no room for three.
            System.Array.Clear(nodes, i, 1);
            nodes[i] = new MicroNode(options, new NodeMemory(1), 0, SimpleSecrets.Of(new SimpleMac(1), 1000 + seed), links[i], vaults[i]);
            bool restored = nodes[i].Boot(0, ++seed, i == 0 ? 80_000_000 : 16_000_000, 256, -1);
            Sleeper.Begin(nodes[i], restored, turns[i]);
        }

        /// <summary>Lets time pass; the second node is late by some ms, so the first has spoken before.</summary>
        private static void Run(int lateMs)
        {
            for (int t = 0; t <= AwakeMs + lateMs; t += StepMs)
            {
                if (t <= AwakeMs)
                {
                    nodes[0].Tick(t);
                }

                if (t >= lateMs)
                {
                    nodes[1].Tick(t - lateMs);
                }
            }
        }

        private static void Sleep()
        {
            Sleeper.End(nodes[0], AwakeMs, turns[0]);
            Sleeper.End(nodes[1], AwakeMs, turns[1]);
        }
    }
}
