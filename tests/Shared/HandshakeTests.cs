using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The state machine of an edge's keys (SPEC 5.2): what each entry does in each state, and what moves nothing.</summary>
    [TestClass]
    public class HandshakeTests
    {
        /// <summary>Four diffs: a nonce, its echo with another nonce, the first entry under the key, the answer under it.</summary>
        [TestMethod]
        public void AnEdgeIsMutualWhenBothHaveUsedItsKey()
        {
            EdgePair pair = new EdgePair();
            pair.Open(pair.A);
            pair.Open(pair.B);
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.KeyWanted, "no hello yet");
            pair.AgreeOnKeys();
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.Noted, "A's nonce");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == HandshakeEvent.Keyed, "A's nonce comes back");
            Assert.IsFalse(pair.A.IsMutual(0), "before B has used the key");
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.Mutual, "B had the key from A's nonce on");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == HandshakeEvent.Mutual, "answer");
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.Right, "from now on");
            Assert.AreEqual(1, pair.A.MutualCount());
            Assert.AreEqual(1, pair.B.MutualCount());
            for (int i = 0; i < Limits.KeySize; i++)
            {
                Assert.AreEqual(pair.Memory.Keys.EdgeKeysOf[i], pair.Memory.Keys.EdgeKeysOf[Limits.SlotCount * Limits.KeySize + i]);
            }
        }

        /// <summary>A tag that is wrong in any bit moves nothing, not even the window: the true frame still counts.</summary>
        [TestMethod]
        public void AWrongTagMovesNothing()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            byte[] digest = { 1, 2, 3, 4, 5, 6, 7, 8 };
            Handshake a = pair.HandshakeOf(pair.A);
            Handshake b = pair.HandshakeOf(pair.B);
            long tag = a.Tag(0, false, digest);
            for (int bit = 0; bit < 8 * Limits.TagSize; bit++)
            {
                Assert.IsTrue(b.HearEdge(0, 7000, digest, tag ^ (1L << bit)) == HandshakeEvent.Nothing, "a forged tag");
                Assert.IsFalse(b.IsTombstone(0, 7000, digest, tag ^ (1L << bit)), "a forged tombstone");
            }

            Assert.IsTrue(b.HearProposal(0, 7000, 5, 6, 7, digest, tag) == HandshakeEvent.Nothing, "an entry's tag as a proposal's");
            Assert.IsFalse(b.IsTombstone(0, 7000, digest, tag), "an entry's tag as a tombstone's");
            digest[7] ^= 1;
            Assert.IsTrue(b.HearEdge(0, 7000, digest, tag) == HandshakeEvent.Nothing, "another frame");
            digest[7] ^= 1;
            Assert.IsTrue(b.HearEdge(0, 7000, digest, tag) == HandshakeEvent.Right, "the true frame");
            Assert.IsTrue(b.HearEdge(0, 7000, digest, tag) == HandshakeEvent.Nothing, "the true frame again");
            Assert.IsTrue(b.HearEdge(0, 6999, digest, tag) == HandshakeEvent.Nothing, "overtaken");
        }

        /// <summary>The window is serial arithmetic (RFC 1982), and begins at the first tagged frame, whatever its seq.</summary>
        [TestMethod]
        public void TheWindowIsSerial()
        {
            byte[] digest = { 1, 2, 3, 4, 5, 6, 7, 8 };
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            Handshake a = pair.HandshakeOf(pair.A);
            Handshake b = pair.HandshakeOf(pair.B);
            long tag = a.Tag(0, false, digest);
            Assert.IsTrue(b.HearEdge(0, int.MaxValue, digest, tag) == HandshakeEvent.Right, "far ahead");
            Assert.IsTrue(b.HearEdge(0, int.MinValue, digest, tag) == HandshakeEvent.Right, "one after the largest");
            Assert.IsTrue(b.HearEdge(0, int.MaxValue, digest, tag) == HandshakeEvent.Nothing, "the one before");
        }

        /// <summary>
        /// One end closes and opens again before the other noticed: the other refunds its end, and the edge becomes mutual from zero, under
        /// another key.
        /// </summary>
        [TestMethod]
        public void AReopenedEdgeStartsFromZero()
        {
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            pair.A.Pay(0, 300);
            pair.Tell(pair.A, pair.B);
            byte[] before = Text.Head(pair.Memory.Keys.EdgeKeysOf, Limits.KeySize);
            pair.Close(pair.B);
            pair.Open(pair.B);
            pair.AgreeOnKeys();
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.Nothing, "A's old entry is under the old key");
            Assert.IsFalse(pair.B.IsMutual(0), "mutual by an old key");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == HandshakeEvent.Reopened, "another nonce");
            Assert.IsFalse(pair.A.IsMutual(0), "A's end is open again");
            Assert.AreEqual(1000L, pair.A.Float);
            Assert.AreEqual(500L, pair.B.Float);
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.Keyed, "B's nonce came back with A's new one");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == HandshakeEvent.Mutual, "A");
            Assert.IsTrue(pair.Tell(pair.A, pair.B) == HandshakeEvent.Mutual, "B");
            Assert.IsFalse(Text.Hex(before, Limits.KeySize) == Text.Hex(pair.Memory.Keys.EdgeKeysOf, Limits.KeySize), "the same key");
            pair.A.Pay(0, 40);
            pair.Tell(pair.A, pair.B);
            Assert.AreEqual(40L, pair.B.Credited(0));
        }

        /// <summary>The proposal that is heard again, or by an end that has the key from it, begins nothing anew.</summary>
        [TestMethod]
        public void TheSameNonceBeginsNothingAnew()
        {
            EdgePair pair = new EdgePair();
            pair.Open(pair.A);
            pair.Open(pair.B);
            pair.AgreeOnKeys();
            pair.Tell(pair.A, pair.B);
            pair.Tell(pair.B, pair.A);
            Assert.IsTrue(pair.HearAgain(pair.A) == HandshakeEvent.Nothing, "a repeat");
            Assert.IsTrue(pair.Tell(pair.B, pair.A) == HandshakeEvent.Noted, "B does not know yet that A has the key");
            Assert.AreEqual(EdgeKeyTable.Keyed, pair.HandshakeOf(pair.A).State(0));
        }

        /// <summary>A tombstone is under the edge's key, and only while the edge has one.</summary>
        [TestMethod]
        public void ATombstoneNeedsTheEdgesKey()
        {
            byte[] digest = { 1, 2, 3, 4, 5, 6, 7, 8 };
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            Handshake a = pair.HandshakeOf(pair.A);
            Handshake b = pair.HandshakeOf(pair.B);
            Tombstones closed = new Tombstones(1);
            Assert.IsFalse(closed.Choose(), "nothing closed");
            closed.Add(22, pair.Memory.Keys.EdgeKeysOf, 0);
            for (int told = 0; told < Limits.TombstoneDiffs; told++)
            {
                Assert.IsTrue(closed.Choose(), "told too few times");
                Assert.AreEqual(22, closed.Peer);
                Assert.IsTrue(b.IsTombstone(0, 9000, digest, closed.TakeTag(a, digest)), "the closed end's word");
            }

            Assert.IsFalse(closed.Choose(), "told too often");
            long tag = a.TombstoneTag(pair.Memory.Keys.EdgeKeysOf, 0, digest);
            Assert.IsFalse(b.IsTombstone(0, 1, digest, tag), "older than what was heard");
            pair.Close(pair.B);
            pair.Open(pair.B);
            Assert.IsFalse(b.IsTombstone(0, 9000, digest, tag), "an open edge has none");
        }

        /// <summary>A turn moves a slot to a later epoch only, and lets the peer count from a new number.</summary>
        [TestMethod]
        public void ATurnGoesToALaterEpochOnly()
        {
            byte[] digest = { 1, 2, 3, 4, 5, 6, 7, 8 };
            EdgePair pair = new EdgePair();
            pair.MakeMutual();
            Handshake a = pair.HandshakeOf(pair.A);
            Handshake b = pair.HandshakeOf(pair.B);
            Assert.AreEqual(a.Hint(0, 5, true), b.Hint(0, 5, false));
            Assert.AreEqual(a.Hint(0, 5, false), b.Hint(0, 5, true));
            Assert.IsFalse(a.Hint(0, 5, true) == a.Hint(0, 5, false), "both directions alike");
            Assert.IsFalse(a.Hint(0, 5, true) == a.Hint(0, 6, true), "two epochs alike");
            long tag = a.Tag(0, false, digest);
            Assert.IsFalse(b.IsTurned(0, 0, digest, tag), "the epoch it has");
            Assert.IsFalse(b.IsTurned(0, 5, digest, tag ^ 1), "a forged tag");
            Assert.IsTrue(b.IsTurned(0, 5, digest, tag), "a later one");
            long closing = a.TombstoneTag(pair.Memory.Keys.EdgeKeysOf, 0, digest);
            Assert.IsTrue(b.IsTurnedTombstone(0, 5, digest, closing), "its last word");
            Assert.IsFalse(b.IsTurnedTombstone(0, 0, digest, closing), "its last word, in the epoch it has");
            b.DateName(0, 5);
            Assert.IsFalse(b.IsTurned(0, 5, digest, tag), "a name of that epoch");
            b.DateName(0, 4);
            Assert.IsTrue(b.IsTurned(0, 5, digest, tag), "a name that is older than the minutes it said");
            b.Turn(0, 5);
            Assert.IsFalse(b.IsTurned(0, 5, digest, tag), "the same turn again");
            Assert.IsFalse(b.IsTurned(0, 4, digest, tag), "an earlier one");
            Assert.IsTrue(b.HearEdge(0, -5, digest, tag) == HandshakeEvent.Right, "its numbers begin anew");
        }

        /// <summary>
        /// An edge that is open at a turn is called by its name when it has its key: there is no hint of it, and a diff with none is none.
        /// </summary>
        [TestMethod]
        public void AnEdgeThatIsOpenAtATurnHasNoHint()
        {
            EdgePair pair = new EdgePair();
            pair.Open(pair.A);
            pair.Memory.Trust.Begin(new DriftOptions());
            pair.Memory.Turn(1, 99);
            pair.Memory.Keys.StateOf[0] = EdgeKeyTable.Keyed;
            Diff diff = new Diff();
            LedgerDescription.Fill(pair.Memory, diff);
            Assert.AreEqual(22, diff.Peer[0]);
        }

        /// <summary>
        /// An agreement that was begun for another edge of the slot, or with another key than the edge has, is not taken.
        /// </summary>
        [TestMethod]
        public void ALateAgreementIsNotTaken()
        {
            byte[] key = new byte[Limits.KeySize];
            EdgePair pair = new EdgePair();
            pair.Open(pair.A);
            Handshake a = pair.HandshakeOf(pair.A);
            int generation = a.Generation(0);
            pair.Close(pair.A);
            Assert.IsFalse(a.TakePairKey(0, generation, key, 7, true), "a free slot");
            pair.Open(pair.A);
            Assert.IsFalse(a.TakePairKey(0, generation, key, 7, true), "the slot's next edge");
            Assert.IsTrue(a.TakePairKey(0, a.Generation(0), key, 7, true));
            EdgePair mutual = new EdgePair();
            mutual.MakeMutual();
            a = mutual.HandshakeOf(mutual.A);
            Assert.IsFalse(a.TakePairKey(0, a.Generation(0), key, 7, true), "the key of a mutual slot is never replaced");
            Assert.IsTrue(a.TakePairKey(0, a.Generation(0), key, 222, true), "the peer's own");
        }
    }
}
