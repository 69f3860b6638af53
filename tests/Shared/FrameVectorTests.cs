using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The frames of shared/vectors/frames.txt, judged by a node and by its gate.</summary>
    [TestClass]
    public class FrameVectorTests
    {
        private const int Reader = 0x77777777;

        /// <summary>A node counts every frame under the outcome of its vector.</summary>
        [TestMethod]
        public void NodeGivesEveryOutcome()
        {
            for (int number = 0; number < FrameVectors.Count; number++)
            {
                string line = FrameVectors.Line(number);
                byte[] frame = Text.Bytes(Text.Column(line, 3));
                NodeOptions options = new NodeOptions();
                options.Epoch = (int)Text.Number(Text.Column(line, 2));
                PipeLink link = new PipeLink();
                NodeMemory memory = new NodeMemory(1);
                IMac mac = new HmacMac(Text.Bytes(Text.Column(line, 1)));
                MicroNode node = new MicroNode(options, memory, 0, mac, link, new MemoryVault());
                node.Boot(0, 1, 0, 0);
                memory.Edges.PseudonymOf[0] = Reader;
                link.Arrived.Put(frame, frame.Length);
                node.Tick(0);
                string expected = Text.Column(line, 4);
                if (expected == "Done" && ImpliesDebt(frame))
                {
                    // In order as a frame; but who has paid nothing and has less than nothing keeps no honest books.
                    expected = "Inconsistent";
                }

                AssertCounted(node.Counters, expected, line);
            }
        }

        /// <summary>The gate reads the meaning of every frame that is in order, and write it as the same bytes.</summary>
        [TestMethod]
        public void MeaningIsReadAndWritten()
        {
            int doneCount = 0;
            for (int number = 0; number < FrameVectors.Count; number++)
            {
                string line = FrameVectors.Line(number);
                if (Text.Column(line, 4) == "Done")
                {
                    doneCount++;
                    byte[] frame = Text.Bytes(Text.Column(line, 3));
                    byte[] again = new byte[Limits.FrameSizeMax];
                    FrameGate gate = new FrameGate(new HmacMac(Text.Bytes(Text.Column(line, 1))));
                    int epoch = (int)Text.Number(Text.Column(line, 2));
                    Assert.AreEqual("Done", Text.Of(gate.Open(frame, frame.Length, 0, epoch, Reader, 0)), line);
                    Letter letter = gate.Letter;
                    int size;
                    if (letter.Kind == FrameKind.Census)
                    {
                        Assert.AreEqual(Text.Column(line, 5), Text.OfCensus(letter));
                        size = gate.SealCensus(letter.Epoch, letter.Sender, letter.Seq, letter.HoldMs, again);
                    }
                    else
                    {
                        Assert.AreEqual(letter.Diff.IndexOf(Reader), letter.Diff.OwnEntry, line);
                        letter.ReadEntries();
                        Assert.AreEqual(Text.Column(line, 5), Text.Of(letter.Diff));
                        size = gate.Seal(letter.Diff, again);
                    }

                    Assert.AreEqual(Text.Column(line, 3), Text.Hex(again, size));
                }
            }

            Assert.IsTrue(doneCount >= 10, "too few frames in order");
        }

        /// <summary>Every outcome that bytes alone can lead to has a vector.</summary>
        [TestMethod]
        public void EveryOutcomeOfTheCodecHasAVector()
        {
            for (int outcome = (int)Outcome.Done; outcome <= (int)Outcome.WrongEpoch; outcome++)
            {
                // 7 is no outcome any more; nothing in these frames can be named twice.
                bool found = outcome == 7 || outcome == (int)Outcome.DuplicateEntry;
                for (int number = 0; number < FrameVectors.Count && !found; number++)
                {
                    found = Text.Column(FrameVectors.Line(number), 4) == Text.Of((Outcome)outcome);
                }

                Assert.IsTrue(found, Text.Of((Outcome)outcome));
            }
        }

        private static bool ImpliesDebt(byte[] frame)
        {
            FrameGate gate = new FrameGate(null);
            return gate.Look(frame, frame.Length) == Outcome.Done && gate.Letter.Kind == FrameKind.Diff && gate.Letter.Diff.ImpliedBase < 0;
        }

        private static void AssertCounted(Counters counters, string expected, string line)
        {
            int sum = 0;
            for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
            {
                int count = counters.Get(Counter.FirstOutcome + outcome);
                sum += count;

                // A diff in order that does not ask for an edge may find none: then its sender stays a stranger.
                bool fits = Text.Of((Outcome)outcome) == expected
                    || ((expected == "Done" || expected == "Inconsistent") && outcome == (int)Outcome.Stranger);
                Assert.IsTrue(count == 0 || fits, line);
            }

            Assert.AreEqual(1, sum, line);
        }
    }
}
