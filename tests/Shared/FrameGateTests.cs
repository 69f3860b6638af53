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
                Assert.AreEqual(Text.Column(line, 2), Text.Hex(HmacMac.EpochKey(swarmKey, (int)Text.Number(Text.Column(line, 1))), 32));
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
            int size = gate.SealCensus(0x1234, unchecked((int)0x89ABCDEF), -2, 5, frame);
            Assert.AreEqual("12003412efcdab89feffffff", Text.Hex(frame, Limits.HeaderSize));
            frame[1] = 0x81;
            size = gate.Seal(frame, size - Limits.MacSize);
            Assert.AreEqual("ReservedBits", Text.Of(gate.Open(frame, size, 3, 0x1234, Self, 0)));
            Letter letter = gate.Letter;
            Assert.AreEqual(FrameKind.Census, letter.Kind);
            Assert.AreEqual(0x81, letter.Flags);
            Assert.AreEqual(0x1234, letter.Epoch);
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
                bool isBasic = kind == FrameKind.Diff || kind == FrameKind.Census;
                Assert.IsTrue((Open(gate, frame, size) == "WrongKind") != isBasic, kind.ToString());
                gate.ReadsStore = true;
                bool isOfStore = kind >= FrameKind.Digest && kind <= FrameKind.Proof;
                Assert.IsTrue((Open(gate, frame, size) == "WrongKind") != (isBasic || isOfStore), kind.ToString());
            }
        }

        /// <summary>
        /// One epoch behind and as many ahead as a node may sleep through, round the end of the numbers; others before the MAC is looked
        /// at.
        /// </summary>
        [TestMethod]
        public void EpochsHaveAWindow()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int[] epochs = { 0, 1, 40_000, 65_535 };
            for (int i = 0; i < epochs.Length; i++)
            {
                int epoch = epochs[i];
                Assert.AreEqual("Done", OpenFrom(gate, frame, epoch, 0));
                Assert.AreEqual("Done", OpenFrom(gate, frame, epoch, -1));
                Assert.AreEqual("WrongEpoch", OpenFrom(gate, frame, epoch, -2));
                Assert.AreEqual("Done", OpenFrom(gate, frame, epoch, Limits.EpochsMissedMax));
                Assert.AreEqual("WrongEpoch", OpenFrom(gate, frame, epoch, Limits.EpochsMissedMax + 1));
            }

            gate.EpochsAheadMax = FrameGate.AnyEpochAhead;
            Assert.AreEqual("Done", OpenFrom(gate, frame, 1, 20_000));
            Assert.AreEqual("WrongEpoch", OpenFrom(gate, frame, 1, -2));
            frame[20] ^= 1;
            Assert.AreEqual("WrongEpoch", Text.Of(gate.Open(frame, Limits.CensusSize, 0, 1, Self, 0)), "asked for the MAC first");
        }

        /// <summary>Our own frames come back from a group or a broker, under either name; no node's name is 0.</summary>
        [TestMethod]
        public void OwnEchoIsKnown()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = gate.SealCensus(1, Self, 3, 4, frame);
            Assert.AreEqual("OwnEcho", Open(gate, frame, size));
            size = gate.SealCensus(1, Former, 3, 4, frame);
            Assert.AreEqual("OwnEcho", Open(gate, frame, size));
            Assert.AreEqual("Done", Text.Of(gate.Open(frame, size, 0, 1, Self, 0)));
            size = gate.SealCensus(1, 0, 3, 4, frame);
            Assert.AreEqual("OutOfRange", Text.Of(gate.Open(frame, size, 0, 1, 0, 0)));
        }

        /// <summary>If a peer stands in two entries, the first counts (SPEC 3.2).</summary>
        [TestMethod]
        public void OfTwoEntriesTheFirstCounts()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            Diff diff = new Diff();
            diff.Epoch = 1;
            diff.Sender = 5;
            diff.EntryCount = 3;
            for (int i = 0; i < 3; i++)
            {
                diff.Peer[i] = i == 0 ? 9 : Self;
                diff.OwnTag[i] = 11 + i;
                diff.PeerTag[i] = 1;
                diff.Sent[i] = 1000 * i;
            }

            Assert.AreEqual("Done", Open(gate, frame, gate.Seal(diff, frame)));
            Diff read = gate.Letter.Diff;
            Assert.AreEqual(1, read.OwnEntry);
            Assert.AreEqual(1, read.IndexOf(Self));
            gate.Letter.ReadEntry(read.OwnEntry);
            Assert.AreEqual(12, read.OwnTag[1]);
            Assert.AreEqual(1000L, read.Sent[1]);
        }

        /// <summary>A reader that took another pseudonym meanwhile finds its entry under that one.</summary>
        [TestMethod]
        public void AReaderMayTakeAnotherName()
        {
            FrameGate gate = new FrameGate(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax];
            Diff diff = new Diff();
            diff.Epoch = 1;
            diff.Sender = 5;
            diff.EntryCount = 2;
            for (int i = 0; i < 2; i++)
            {
                diff.Peer[i] = i == 0 ? Self : 9;
                diff.OwnTag[i] = 11 + i;
                diff.Credited[i] = 70_000 * (i + 1);
            }

            Assert.AreEqual("Done", Open(gate, frame, gate.Seal(diff, frame)));
            gate.Letter.Readdress(9);
            Assert.AreEqual(1, gate.Letter.Diff.OwnEntry);
            gate.Letter.ReadEntry(1);
            Assert.AreEqual(12, gate.Letter.Diff.OwnTag[1]);
            Assert.AreEqual(140_000L, gate.Letter.Diff.Credited[1]);
            gate.Letter.Readdress(10);
            Assert.AreEqual(-1, gate.Letter.Diff.OwnEntry);
            gate.Letter.ReadEntry(0);
            Assert.AreEqual(70_000L, gate.Letter.Diff.Credited[0]);
        }

        private static string OpenFrom(FrameGate gate, byte[] frame, int epoch, int ahead)
        {
            int size = gate.SealCensus((epoch + ahead) & 0xFFFF, 2, 3, 4, frame);
            return Text.Of(gate.Open(frame, size, 0, epoch, Self, 0));
        }

        private static string Open(FrameGate gate, byte[] frame, int size)
        {
            return Text.Of(gate.Open(frame, size, 0, 1, Self, Former));
        }
    }
}
