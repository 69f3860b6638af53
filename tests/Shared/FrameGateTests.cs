using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FrameGate: what it lets in and in which order it asks, what it seals, and the derivation of its keys.</summary>
    [TestClass]
    public class FrameGateTests
    {
        private const int Self = 0x77777777;
        private const int Former = 0x66666666;

        /// <summary>Epoch keys and MACs of the vectors, at every size from the shortest header to the longest body.</summary>
        [TestMethod]
        public void KeysAndMacsAreThoseOfTheVectors()
        {
            byte[] mac = new byte[Limits.MacSize];
            for (int number = 0; number < KeyVectors.Count; number++)
            {
                string line = KeyVectors.Line(number);
                byte[] swarmKey = Text.Bytes(Text.Column(line, 0));
                HmacMac hmac = new HmacMac(swarmKey);
                Assert.AreEqual(Text.Column(line, 2),
                    Text.Hex(HmacMac.EpochKey(swarmKey, (int)(Text.Number(Text.Column(line, 1)) / Limits.EpochMinutes)), 32));
                byte[] message = Text.Bytes(Text.Column(line, 3));
                hmac.Compute(message, message.Length, mac);
                Assert.AreEqual(Text.Column(line, 4), Text.Hex(mac, Limits.MacSize));
            }
        }

        /// <summary>What is sealed is let in; a change of any byte of header, body or MAC is not, nor is another key.</summary>
        [TestMethod]
        public void EveryByteCounts()
        {
            FrameGate gate = new FrameGate(new HmacMac(new byte[32]));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = gate.SealCensus(1, 2, 3, 4, frame);
            Assert.AreEqual(Limits.CensusSize, size);
            Assert.AreEqual("Done", Open(gate, frame, size), "own seal");
            Assert.IsTrue(gate.IsAuthentic(frame, size), "own MAC");
            for (int i = 0; i < size; i++)
            {
                frame[i] ^= (byte)(1 << (i & 7));
                Assert.IsFalse(Open(gate, frame, size) == "Done" || gate.IsAuthentic(frame, size), "a changed byte was let in");
                frame[i] ^= (byte)(1 << (i & 7));
            }

            byte[] otherKey = new byte[32];
            otherKey[31] = 1;
            Assert.AreEqual("BadMac", Open(new FrameGate(new HmacMac(otherKey)), frame, size), "another swarm's key");
            Assert.AreEqual("BadMac", Open(gate, frame, size - 1), "a cut frame");
        }

        /// <summary>The longest frame still has room for the MAC; one byte more is a mistake of ours.</summary>
        [TestMethod]
        public void FrameAboveTheLimitIsACheck()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax + Limits.MacSize];
            Assert.AreEqual(Limits.FrameSizeMax, gate.Seal(frame, Limits.FrameSizeMax - Limits.MacSize));
            bool caught = false;
            try
            {
                gate.Seal(frame, Limits.FrameSizeMax - Limits.MacSize + 1);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "no check");
        }

        /// <summary>Every field of the header at its extremes comes back from its place.</summary>
        [TestMethod]
        public void FieldsHaveTheirPlaces()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = gate.SealCensus(0xFEDC1234L, unchecked((int)0x89ABCDEF), -2, 5, frame);
            Assert.AreEqual("22003412dcfeefcdab89feffffff", Text.Hex(frame, Limits.HeaderSize));
            frame[1] = 0x81;
            size = gate.Seal(frame, size - Limits.MacSize);
            Assert.AreEqual("ReservedBits", Text.Of(gate.Open(frame, size, 3, 0, FrameGate.AnyMinute, Self, 0, 0)));
            Letter letter = gate.Letter;
            Assert.AreEqual(FrameKind.Census, letter.Kind);
            Assert.AreEqual(0x81, letter.Flags);
            Assert.AreEqual(0xFEDC1234L, letter.Minute);
            Assert.AreEqual((int)(0xFEDC1234L / 1440), letter.Epoch);
            Assert.AreEqual(unchecked((int)0x89ABCDEF), letter.Sender);
            Assert.AreEqual(-2, letter.Seq);
            Assert.AreEqual(3, letter.Path);
            Assert.AreEqual(LittleEndian.Read64(frame, size - Limits.MacSize), letter.Mac);
            Assert.AreEqual(LittleEndian.Read16(frame, size - Limits.MacSize), letter.Mark);
        }

        /// <summary>Sizes at the bounds.</summary>
        [TestMethod]
        public void SizeIsBounded()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax + 1];
            gate.SealCensus(1, 2, 3, 4, frame);
            Assert.AreEqual("TooShort", Open(gate, frame, 0));
            Assert.AreEqual("TooShort", Open(gate, frame, Limits.HeaderSize + Limits.MacSize - 1));
            Assert.AreEqual("BadMac", Open(gate, frame, Limits.HeaderSize + Limits.MacSize));
            Assert.AreEqual("BadMac", Open(gate, frame, Limits.FrameSizeMax));
            Assert.AreEqual("TooLong", Open(gate, frame, Limits.FrameSizeMax + 1));
        }

        /// <summary>Of the sixteen versions one is spoken.</summary>
        [TestMethod]
        public void OneVersionIsSpoken()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int version = 0; version < 16; version++)
            {
                int size = gate.SealCensus(1, 2, 3, 4, frame);
                frame[0] = (byte)((version << 4) | FrameKind.Census);
                size = gate.Seal(frame, size - Limits.MacSize);
                Assert.AreEqual(version == FrameGate.Version ? "Done" : "WrongVersion", Open(gate, frame, size));
            }
        }

        /// <summary>Every kind is read or unknown; those of the fragment store only by a reader that takes part in it.</summary>
        [TestMethod]
        public void UnknownKindsAreRefused()
        {
            byte[] frame = new byte[Limits.FrameSizeMax];
            for (int kind = 0; kind < 16; kind++)
            {
                FrameGate gate = new FrameGate(new SimpleMac(1));
                gate.SealCensus(1, 2, 3, 4, frame);
                frame[0] = (byte)((FrameGate.Version << 4) | kind);
                int size = gate.Seal(frame, Limits.HeaderSize);
                bool isBasic = kind == FrameKind.Diff || kind == FrameKind.Census
                    || (kind >= FrameKind.Hello && kind <= FrameKind.Remembrance);
                Assert.IsTrue((Open(gate, frame, size) == "WrongKind") != isBasic, kind.ToString());
                gate.ReadsStore = true;
                bool isOfStore = (kind >= FrameKind.Offer && kind <= FrameKind.Proof) || kind == FrameKind.Renewal;
                Assert.IsTrue((Open(gate, frame, size) == "WrongKind") != (isBasic || isOfStore), kind.ToString());
            }
        }

        /// <summary>
        /// Without an edge's key a minute counts within the window only; diffs and hellos are for the reader to judge. The MAC comes first:
        /// what is not the swarm's says nothing about time.
        /// </summary>
        [TestMethod]
        public void MinutesHaveAWindow()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            long[] minutes = { 10, 29_000_000, 0xFFFFFFFFL - 3 };
            for (int i = 0; i < minutes.Length; i++)
            {
                Assert.AreEqual("WrongMinute", OpenAt(gate, frame, minutes[i] - 4, minutes[i]));
                Assert.AreEqual("Done", OpenAt(gate, frame, minutes[i] - 3, minutes[i]));
                Assert.AreEqual("Done", OpenAt(gate, frame, minutes[i] + 3, minutes[i]));
            }

            Assert.AreEqual("WrongMinute", OpenAt(gate, frame, 29_000_004, 29_000_000));
            Assert.AreEqual("WrongMinute", Text.Of(gate.Open(frame, Limits.CensusSize, 0, 28_999_997, 29_000_003, Self, Former, 0)));
            frame[20] ^= 1;
            Assert.AreEqual("BadMac", Text.Of(gate.Open(frame, Limits.CensusSize, 0, 28_999_997, 29_000_003, Self, Former, 0)));
            Diff diff = new Diff();
            diff.Sender = 5;
            diff.Minute = 77;
            Assert.AreEqual("Done", Text.Of(gate.Open(frame, Sealed(gate, diff, frame), 0, 28_999_997, 29_000_003, Self, Former, 0)));
            int size = gate.SealHello(77, 5, 1, new byte[Limits.PublicKeySize], frame);
            Assert.AreEqual("Done", Text.Of(gate.Open(frame, size, 0, 28_999_997, 29_000_003, Self, Former, 0)));
        }

        /// <summary>
        /// Our own frames come back from a group or a broker, under either name. A diff under our name with a seq that we have not used is
        /// no echo: perhaps a twin's. Nobody's name is 0.
        /// </summary>
        [TestMethod]
        public void OwnEchoIsKnown()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = gate.SealCensus(1, Self, 3, 4, frame);
            Assert.AreEqual("OwnEcho", Open(gate, frame, size));
            size = gate.SealCensus(1, Former, 3, 4, frame);
            Assert.AreEqual("OwnEcho", Open(gate, frame, size));
            Assert.AreEqual("Done", Text.Of(gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, Self, 0, 0)));
            Diff diff = new Diff();
            diff.Sender = Self;
            diff.Seq = 100;
            size = Sealed(gate, diff, frame);
            Assert.AreEqual("OwnEcho", Text.Of(gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, Self, Former, 100)));
            Assert.AreEqual("Done", Text.Of(gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, Self, Former, 99)));
            size = gate.SealCensus(1, 0, 3, 4, frame);
            Assert.AreEqual("OutOfRange", Text.Of(gate.Open(frame, size, 0, 0, FrameGate.AnyMinute, 0, 0, 0)));
        }

        /// <summary>If a peer stands in two entries, the first counts (SPEC 3.2).</summary>
        [TestMethod]
        public void OfTwoEntriesTheFirstCounts()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            Diff diff = new Diff();
            diff.Minute = 1;
            diff.Sender = 5;
            diff.EntryCount = 3;
            for (int i = 0; i < 3; i++)
            {
                diff.Peer[i] = i == 0 ? 9 : Self;
                diff.Sent[i] = 1000 * i;
            }

            Assert.AreEqual("Done", Open(gate, frame, Sealed(gate, diff, frame)));
            Assert.AreEqual(1, gate.Letter.Diff.IndexOf(Self));
            Assert.AreEqual(1000L, gate.Letter.Diff.Sent[1]);
            Assert.AreEqual(3000L, gate.Letter.Diff.NetSum);
        }

        /// <summary>The digest covers header, state and all entries, and no tag: after a change of any of these the tag is wrong.</summary>
        [TestMethod]
        public void TheDigestCoversAllButTheTags()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            byte[] digest = new byte[Limits.MacSize];
            Diff diff = new Diff();
            diff.Sender = 5;
            diff.EntryCount = 2;
            diff.Peer[0] = 9;
            diff.Sent[0] = 300;
            diff.Peer[1] = 8;
            diff.Nonce[1] = 77;
            int size = Sealed(gate, diff, frame);
            gate.Look(frame, size);
            gate.Digest(digest);
            string before = Text.Hex(digest, Limits.MacSize);
            int tagsAt = size - Limits.MacSize - 2 * Limits.TagSize;
            for (int at = 0; at < size; at++)
            {
                frame[at] ^= 2;
                if (gate.Look(frame, size) == Outcome.Done)
                {
                    gate.Digest(digest);
                    Assert.IsTrue(before == Text.Hex(digest, Limits.MacSize) == (at >= tagsAt), "byte " + at.ToString());
                }

                frame[at] ^= 2;
            }
        }

        private static int Sealed(FrameGate gate, Diff diff, byte[] frame)
        {
            gate.Write(diff, frame, new byte[Limits.MacSize]);
            return gate.Seal(diff, frame);
        }

        private static string OpenAt(FrameGate gate, byte[] frame, long minute, long own)
        {
            int size = gate.SealCensus(minute, 2, 3, 4, frame);
            return Text.Of(gate.Open(frame, size, 0, own - 3, own + 3, Self, 0, 0));
        }

        private static string Open(FrameGate gate, byte[] frame, int size)
        {
            return Text.Of(gate.Open(frame, size, 0, 0, 4, Self, Former, int.MaxValue));
        }
    }
}
