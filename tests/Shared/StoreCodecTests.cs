using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Frames of the fragment store through the gate, their names and proofs, against the vectors and their promises.</summary>
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
            Namer namer = new Namer(new HmacHash());
            byte[] sealedFrame = new byte[Limits.FrameSizeMax];
            byte[] again = new byte[Limits.FrameSizeMax];
            int doneCount = 0;
            for (int number = 0; number < StoreVectors.Count; number++)
            {
                string line = StoreVectors.Line(number);
                Outcome outcome = gate.Look(sealedFrame, Sealed(gate, line, sealedFrame));
                Assert.AreEqual(Text.Column(line, 2), Text.Of(outcome), line);
                if (outcome == Outcome.Done)
                {
                    doneCount++;
                    Assert.AreEqual(Text.Column(line, 3), Meaning(frame, namer, gate.Letter.Sender), line);
                    int size = Seal(gate, frame, again);
                    Assert.AreEqual(Text.Column(line, 1), Text.Hex(again, size - Limits.MacSize), line);
                }
            }

            Assert.IsTrue(doneCount >= 8, "too few frames in order");
        }

        /// <summary>
        /// Nobody offers, asks or proves with a frame of another time: every kind of the store has the window of three minutes, so that
        /// replays do not keep a dead node alive.
        /// </summary>
        [TestMethod]
        public void FramesOfAnotherMinuteAreRefused()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            gate.ReadsStore = true;
            byte[] sealedFrame = new byte[Limits.FrameSizeMax];
            int kinds = 0;
            for (int number = 0; number < StoreVectors.Count; number++)
            {
                string line = StoreVectors.Line(number);
                int size = Sealed(gate, line, sealedFrame);
                if (gate.Look(sealedFrame, size) != Outcome.Done)
                {
                    continue;
                }

                long minute = gate.Letter.Minute;
                kinds |= 1 << gate.Letter.Kind;
                Assert.AreEqual("Done", Text.Of(gate.Open(sealedFrame, size, 0, minute - 3, minute + 3, 0, 0, 0)), line);
                Assert.AreEqual("WrongMinute", Text.Of(gate.Open(sealedFrame, size, 0, minute + 1, minute + 7, 0, 0, 0)), line);
                Assert.AreEqual("WrongMinute", Text.Of(gate.Open(sealedFrame, size, 0, minute - 7, minute - 1, 0, 0, 0)), line);
            }

            for (int kind = FrameKind.Offer; kind <= FrameKind.Proof; kind++)
            {
                Assert.IsTrue((kinds & (1 << kind)) != 0, kind.ToString());
            }

            Assert.IsTrue((kinds & (1 << FrameKind.Renewal)) != 0, "renewal");
        }

        /// <summary>
        /// A fragment whose content, path, index, shape or anchor is changed has another name; a proof that shows another block is none.
        /// </summary>
        [TestMethod]
        public void AChangedFragmentHasAnotherName()
        {
            Namer namer = new Namer(new HmacHash());
            StoreFrame frame = new StoreFrame();
            Fragment fragment = frame.Fragment;
            Samples.Fill(fragment, 4);
            fragment.Stripe = namer.NameOf(fragment);
            frame.Seed = 1234;
            namer.Prove(frame, 77);
            Assert.IsTrue(namer.IsProof(frame, 77), "right");
            Assert.IsFalse(namer.IsProof(frame, 78) && namer.IsProof(frame, 79) && namer.IsProof(frame, 80), "another's block");
            frame.Block[0] ^= 1;
            Assert.IsFalse(namer.IsProof(frame, 77), "block");
            frame.Block[0] ^= 1;
            frame.BlockPath[9] ^= 1;
            Assert.IsFalse(namer.IsProof(frame, 77), "path of the block");
            frame.BlockPath[9] ^= 1;
            for (int change = 0; change < 6; change++)
            {
                Change(fragment, change);
                Assert.IsFalse(namer.NameOf(fragment) == fragment.Stripe, "the same name");
                Assert.IsFalse(namer.IsProof(frame, 77) && change != 0, "the same proof");
                Change(fragment, change);
            }

            Assert.IsTrue(namer.NameOf(fragment) == fragment.Stripe, "nothing is changed any more");
        }

        private static void Change(Fragment fragment, int change)
        {
            switch (change)
            {
                case 0:
                    fragment.Bytes[fragment.Size - 1] ^= 1;
                    break;
                case 1:
                    fragment.Path[31] ^= 1;
                    break;
                case 2:
                    fragment.Anchor[0] ^= 1;
                    break;
                case 3:
                    fragment.Index ^= 1;
                    break;
                case 4:
                    fragment.DataCount ^= 1;
                    break;
                default:
                    fragment.TotalCount ^= 1;
                    break;
            }
        }

        /// <summary>The frame of a vector, with its MAC.</summary>
        /// <returns>Its size.</returns>
        private static int Sealed(FrameGate gate, string line, byte[] frame)
        {
            byte[] bytes = Text.Bytes(Text.Column(line, 1));
            System.Array.Copy(bytes, 0, frame, 0, bytes.Length);
            return gate.Seal(frame, bytes.Length);
        }

        private static int Seal(FrameGate gate, StoreFrame frame, byte[] again)
        {
            Letter from = gate.Letter;
            if (frame.Kind != FrameKind.Proof || frame.Flags != StoreFrame.FlagTagged)
            {
                return gate.Seal(frame, from.Minute, from.Sender, from.Seq, again);
            }

            int size = gate.Write(frame, from.Minute, from.Sender, from.Seq, again, new byte[Limits.MacSize]);
            return gate.SealTag(frame, again, size);
        }

        private static string Meaning(StoreFrame frame, Namer namer, int sender)
        {
            Fragment fragment = frame.Fragment;
            string shape = fragment.DataCount.ToString() + ":" + fragment.TotalCount.ToString() + ":" + fragment.Size.ToString() + " index="
                + fragment.Index.ToString();
            string target = "for=" + Text.Pseudonym(frame.Target) + " ";
            switch (frame.Kind)
            {
                case FrameKind.Offer:
                    return "offer flags=" + frame.Flags.ToString() + " room=" + RoomCode.Read(frame.Room).ToString() + " home="
                        + frame.Home.ToString() + " former=" + Text.Pseudonym(frame.Former)
                        + ((frame.Flags & StoreFrame.FlagNaps) != 0 ? " nap=" + frame.Nap.ToString() : "");
                case FrameKind.Want:
                    return "want flags=" + frame.Flags.ToString() + " " + Name(fragment.Stripe) + " mask=" + frame.Mask.ToString();
                case FrameKind.Fragment:
                    return "fragment flags=" + frame.Flags.ToString() + " " + target + shape + " expiry=" + fragment.ExpiryMinute.ToString()
                        + " name=" + Name(namer.NameOf(fragment));
                case FrameKind.Challenge:
                    return "challenge " + Name(fragment.Stripe) + " seed=" + Text.Pseudonym(frame.Seed) + " mask=" + frame.Mask.ToString();
                case FrameKind.Proof:
                    return "proof " + target + Name(fragment.Stripe) + " " + shape + " seed=" + Text.Pseudonym(frame.Seed) + " block="
                        + StoreFrame.BlockOf(frame.Seed, sender, fragment.Index, fragment.Size).ToString() + " right="
                        + (namer.IsProof(frame, sender) ? "1" : "0") + " tag=" + Name(frame.Tag);
                default:
                    return "renewal flags=" + frame.Flags.ToString() + " " + Name(fragment.Stripe) + " number=" + frame.Number.ToString()
                        + " expiry=" + fragment.ExpiryMinute.ToString() + " " + Text.Hex(frame.Link, OwnerChain.LinkSize);
            }
        }

        private static string Name(long stripe)
        {
            return Text.Pseudonym((int)(stripe >> 32)) + Text.Pseudonym((int)stripe);
        }
    }
}
