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
                options.Minute = Text.Number(Text.Column(line, 2));
                PipeLink link = new PipeLink();
                NodeMemory memory = new NodeMemory(1);
                IMac mac = new HmacMac(Text.Bytes(Text.Column(line, 1)));
                MicroNode node = new MicroNode(options, memory, 0, SimpleSecrets.Of(mac, 1), link, new MemoryVault());
                node.Boot(0, 1, 0, 0, -1);
                memory.Edges.PseudonymOf[0] = Reader;
                link.Arrived.Put(frame, frame.Length);
                node.Tick(0);
                string expected = Text.Column(line, 4);
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
                    long minute = Text.Number(Text.Column(line, 2));
                    Assert.AreEqual("Done", Text.Of(gate.Open(frame, frame.Length, 0, minute - 3, minute + 3, Reader, 0, 0)), line);
                    Letter letter = gate.Letter;
                    int size;
                    if (letter.Kind == FrameKind.Census)
                    {
                        Assert.AreEqual(Text.Column(line, 5), Text.OfCensus(letter));
                        size = gate.SealCensus(letter.Minute, letter.Sender, letter.Seq, letter.HoldMs, again);
                    }
                    else if (letter.Kind == FrameKind.Hello)
                    {
                        Assert.AreEqual(Text.Column(line, 5), Text.OfHello(letter));
                        size = gate.SealHello(letter.Minute, letter.Sender, letter.Seq, letter.PublicKey, again);
                    }
                    else if (letter.Kind != FrameKind.Diff)
                    {
                        Assert.AreEqual(Text.Column(line, 5), Text.OfRescue(letter));
                        size = SealRescue(gate, letter, again);
                    }
                    else
                    {
                        Assert.AreEqual(Text.Column(line, 5), Text.Of(letter.Diff));
                        gate.Write(letter.Diff, again, new byte[Limits.MacSize]);
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
            for (int outcome = (int)Outcome.Done; outcome <= (int)Outcome.WrongMinute; outcome++)
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

        private static int SealRescue(FrameGate gate, Letter letter, byte[] frame)
        {
            switch (letter.Kind)
            {
                case FrameKind.Keepsake:
                    gate.WriteKeepsake(letter.Minute, letter.Sender, letter.Seq, letter.Target, frame);
                    gate.WriteContent(letter.Content, frame, new byte[Limits.MacSize]);
                    return gate.SealKeepsake(letter.Proof, frame);
                case FrameKind.Recall:
                    return gate.SealRecall(letter.Minute, letter.Sender, letter.Seq, letter.Lookup, letter.Seed, frame);
                default:
                    return gate.SealRemembrance(letter, letter.Minute, letter.Sender, letter.Seq, frame);
            }
        }

        private static void AssertCounted(Counters counters, string expected, string line)
        {
            int sum = 0;
            for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
            {
                int count = counters.Get(Counter.FirstOutcome + outcome);
                sum += count;

                // A diff in order that does not ask for an edge may find none, and one that asks in an edge's form has no right tag.
                bool fits = Text.Of((Outcome)outcome) == expected || (expected == "Done"
                    && (outcome == (int)Outcome.Stranger || outcome == (int)Outcome.Unproved || outcome == (int)Outcome.Stale));
                Assert.IsTrue(count == 0 || fits, line);
            }

            Assert.AreEqual(1, sum, line);
        }
    }
}
