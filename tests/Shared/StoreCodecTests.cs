using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Frames of the fragment store through the gate, and Sketch, against the vectors and against what they promise.</summary>
    [TestClass]
    public class StoreCodecTests
    {
        /// <summary>Every frame has the outcome and the meaning of its vector; one in order is written as the same bytes.</summary>
        [TestMethod]
        public void FramesAreThoseOfTheVectors()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            gate.ReadsStore = true;
            StoreFrame frame = gate.Letter.Store;
            byte[] sealedFrame = new byte[Limits.FrameSizeMax];
            byte[] again = new byte[Limits.FrameSizeMax];
            int doneCount = 0;
            for (int number = 0; number < StoreVectors.Count; number++)
            {
                string line = StoreVectors.Line(number);
                byte[] bytes = Text.Bytes(Text.Column(line, 1));
                System.Array.Copy(bytes, 0, sealedFrame, 0, bytes.Length);
                Outcome outcome = gate.Look(sealedFrame, gate.Seal(sealedFrame, bytes.Length));
                Assert.AreEqual(Text.Column(line, 2), Text.Of(outcome), line);
                if (outcome == Outcome.Done)
                {
                    doneCount++;
                    Assert.AreEqual(Text.Column(line, 3), Meaning(frame), line);
                    int size = gate.Seal(frame, gate.Letter.Minute, gate.Letter.Sender, gate.Letter.Seq, again);
                    Assert.AreEqual(Text.Column(line, 1), Text.Hex(again, size - Limits.MacSize), line);
                }
            }

            Assert.IsTrue(doneCount >= 8, "too few frames in order");
        }

        /// <summary>Sketches of k fragments tell that of any other, and a changed byte tells on itself.</summary>
        [TestMethod]
        public void SketchesObeyTheCode()
        {
            byte[] data = new byte[4 * 32];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (byte)(i * 31 + 7);
            }

            byte[] sketches = new byte[4 * Sketch.Size];
            byte[] indices = { 6, 1, 4, 7 };
            byte[] share = new byte[32];
            for (int i = 0; i < 4; i++)
            {
                ErasureCode.Encode(data, 4, 32, indices[i], share, 0);
                Sketch.Compute(share, 32, 99, sketches, i * Sketch.Size);
            }

            byte[] expected = new byte[Sketch.Size];
            byte[] told = new byte[Sketch.Size];
            ErasureCode.Encode(data, 4, 32, 2, share, 0);
            Sketch.Compute(share, 32, 99, told, 0);
            new ErasureCode(Limits.ShareCountMax).Recreate(sketches, indices, 4, Sketch.Size, 2, expected, 0);
            Assert.AreEqual(Text.Hex(expected, Sketch.Size), Text.Hex(told, Sketch.Size));
            for (int i = 0; i < 32; i++)
            {
                share[i] ^= 1;
                Sketch.Compute(share, 32, 99, told, 0);
                Assert.IsFalse(Text.Hex(expected, Sketch.Size) == Text.Hex(told, Sketch.Size), "not seen");
                share[i] ^= 1;
            }
        }

        private static string Meaning(StoreFrame frame)
        {
            Fragment fragment = frame.Fragment;
            string name = Name(fragment.Stripe) + ":" + fragment.Version.ToString();
            switch (frame.Kind)
            {
                case FrameKind.Digest:
                    string text = "digest capacity=" + frame.Capacity.ToString() + " free=" + frame.FreeCount.ToString();
                    for (int bucket = 0; bucket < Digest.BucketCount; bucket++)
                    {
                        text += " " + Text.Pseudonym(frame.Fingerprints[bucket]);
                    }

                    return text;
                case FrameKind.Want:
                    return (frame.Flags & StoreFrame.FlagAsks) != 0 ? Ask(frame) : Vector(frame);
                case FrameKind.Fragment:
                    return "fragment " + name + ":" + Text.Pseudonym(fragment.Check) + ":" + fragment.DataCount.ToString() + ":"
                        + fragment.TotalCount.ToString() + ":" + fragment.Index.ToString() + ":" + fragment.Hours.ToString() + " "
                        + Text.Hex(fragment.Bytes, fragment.Size);
                case FrameKind.Challenge:
                    return "challenge " + name + " seed=" + Text.Pseudonym(frame.Seed);
                default:
                    return "proof for=" + Text.Pseudonym(frame.Challenger) + " " + name + ":" + fragment.Index.ToString() + " older="
                        + frame.Flags.ToString() + " seed=" + Text.Pseudonym(frame.Seed) + " " + Text.Hex(frame.Sketch, Sketch.Size);
            }
        }

        private static string Ask(StoreFrame frame)
        {
            string text = "ask";
            for (int i = 0; i < frame.EntryCount; i++)
            {
                text += " " + Name(frame.Stripes[i]) + ":" + frame.Masks[i].ToString();
            }

            return text;
        }

        private static string Vector(StoreFrame frame)
        {
            string text = "vector whole=" + ((frame.Flags & StoreFrame.FlagWhole) != 0 ? "1" : "0") + " bucket=" + frame.Bucket.ToString();
            Fragment about = new Fragment();
            for (int i = 0; i < frame.EntryCount; i++)
            {
                frame.GetEntry(i, about);
                text += " " + Name(about.Stripe) + ":" + about.Version.ToString() + ":" + Text.Pseudonym(about.Check) + ":"
                    + about.DataCount.ToString() + ":" + about.TotalCount.ToString() + ":" + about.Size.ToString() + ":"
                        + about.Hours.ToString();
            }

            return text;
        }

        private static string Name(long stripe)
        {
            return Text.Pseudonym((int)(stripe >> 32)) + Text.Pseudonym((int)stripe);
        }
    }
}
