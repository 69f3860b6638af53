namespace LVS.Core
{
    /// <summary>
    /// The whole state of a number of nodes: one table for each kind of knowledge. Tables of edges are windows over flat arrays; life,
    /// clock and trust are each node's own. Operations on more than one table are here. The memory is the window of its first node. Not
    /// thread safe: a window belongs to one thread at a time.
    /// </summary>
    public sealed class NodeMemory
    {
        /// <summary>Bytes that the state of one node takes on the device.</summary>
        public const int HeapSizeOfOne = HeapSize.Object + 9 * HeapSize.Field
            + SwarmClock.HeapSizeOfOne + KeyPairTable.HeapSizeOfOne + EdgeKeyTable.HeapSizeOfOne
            + NodeLife.HeapSizeOfOne + EdgeTable.HeapSizeOfOne + TrustTable.HeapSizeOfOne + MembershipTable.HeapSizeOfOne
            + Tombstones.HeapSizeOfOne;

        // The windows of all nodes; null where there is only one.
        private readonly NodeMemory[] windows;

        /// <summary>Allocates the whole state of a number of nodes, once.</summary>
        /// <param name="nodeCount">At least 1.</param>
        public NodeMemory(int nodeCount)
        {
            Check.That(nodeCount > 0, "NodeMemory: at least one node");
            Life = new NodeLife();
            Edges = new EdgeTable(nodeCount);
            Pair = new KeyPairTable(nodeCount);
            Clock = new SwarmClock();
            Keys = new EdgeKeyTable(nodeCount);
            Trust = new TrustTable(Edges, Keys);
            Names = new MembershipTable(nodeCount);
            Closed = new Tombstones(nodeCount);
            if (nodeCount > 1)
            {
                windows = new NodeMemory[nodeCount];
                windows[0] = this;
                for (int node = 1; node < nodeCount; node++)
                {
                    windows[node] = new NodeMemory(this, node);
                }
            }
        }

        private NodeMemory(NodeMemory all, int nodeIndex)
        {
            windows = all.windows;
            Life = new NodeLife();
            Edges = all.Edges.Window(nodeIndex);
            Pair = all.Pair.Window(nodeIndex);
            Clock = new SwarmClock();
            Keys = all.Keys;
            Trust = new TrustTable(Edges, Keys);
            Names = all.Names.Window(nodeIndex);
            Closed = all.Closed.Window(nodeIndex);
        }

        /// <summary>Nodes in these tables.</summary>
        public int NodeCount => windows == null ? 1 : windows.Length;

        /// <summary>Time awake, random state, frame numbers.</summary>
        public NodeLife Life { get; }

        /// <summary>The node's key pair.</summary>
        public KeyPairTable Pair { get; }

        /// <summary>The swarm's minute, and the node's own time.</summary>
        public SwarmClock Clock { get; }

        /// <summary>Secrets of edges. This is no window; the node's <see cref="Handshake"/> is.</summary>
        public EdgeKeyTable Keys { get; }

        /// <summary>Edges and what moves over them.</summary>
        public EdgeTable Edges { get; }

        /// <summary>Acts, grants, books, relays.</summary>
        public TrustTable Trust { get; }

        /// <summary>Hints and bans.</summary>
        public MembershipTable Names { get; }

        /// <summary>Edges that were closed recently.</summary>
        public Tombstones Closed { get; }

        /// <summary>The window of a node.</summary>
        /// <param name="nodeIndex">0..<see cref="NodeCount"/> - 1.</param>
        public NodeMemory Window(int nodeIndex)
        {
            if (!(nodeIndex >= 0 && nodeIndex < NodeCount))
            {
                Check.Fail("NodeMemory.Window: no such node");
            }

            return windows == null ? this : windows[nodeIndex];
        }

        /// <summary>Creates the node without edges.</summary>
        /// <param name="pseudonym">Not 0.</param>
        /// <param name="earned">0..<see cref="Limits.EarnedUvuMax"/>.</param>
        /// <param name="weight">0..<see cref="Limits.WeightMax"/>.</param>
        /// <param name="epoch">0..65535.</param>
        public void Birth(int pseudonym, long earned, int weight, int epoch)
        {
            Life.Birth();
            for (int at = Edges.First; at < Edges.First + Limits.SlotCount; at++)
            {
                Keys.Clear(at);
            }

            Edges.Birth(pseudonym, earned, weight, epoch);
            Trust.Birth();
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                Names.Clear(slot);
            }
        }

        /// <summary>Closes our end of an edge and forgets its peer: <see cref="EdgeTable.Close"/>.</summary>
        /// <returns>What came back to us; negative when we gave back.</returns>
        public long Close(int slot)
        {
            long refund = Edges.Close(slot);
            Keys.Clear(Edges.First + slot);
            Trust.Close(slot);
            Clock.Forget(slot);
            Names.Clear(slot);
            return refund;
        }

        /// <summary>Turns the epoch (SPEC 5.5): the node takes a new pseudonym, and grants of the old epoch become due.</summary>
        /// <param name="epoch">The new epoch, 0..65535.</param>
        /// <param name="pseudonym">The new pseudonym, not 0.</param>
        public void Turn(int epoch, int pseudonym)
        {
            Trust.Turn();
            Edges.Turn(epoch, pseudonym);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (Keys.StateOf[Edges.First + slot] == EdgeKeyTable.Open)
                {
                    // The slot has no key for a hint, so it begins anew under the new name.
                    Edges.Resumed(slot);
                }
            }
        }

        /// <summary>
        /// Self-stabilisation: one pass over all slots. It closes every slot that cannot be true and recomputes the float from the
        /// counters.
        /// </summary>
        /// <param name="netMax">Most that an edge can have carried, net, in micro-VU.</param>
        /// <param name="quotaUvu">Most that a witness can have granted, in micro-VU.</param>
        /// <returns>Slots that were closed, plus 1 if the float was wrong.</returns>
        public int Audit(long netMax, long quotaUvu)
        {
            int repaired = 0;
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                repaired += AuditSlot(slot, netMax, quotaUvu);
            }

            return repaired + Edges.RepairFloat();
        }

        /// <summary>Checks one slot, and clears it in all tables if it cannot be true.</summary>
        /// <returns>1 if it was cleared.</returns>
        public int AuditSlot(int slot, long netMax, long quotaUvu)
        {
            if (Edges.IsPlausible(slot, netMax) && Trust.IsPlausible(slot, quotaUvu) && IsKeyed(slot))
            {
                return 0;
            }

            Free(slot);
            Trust.Repair(slot, quotaUvu);
            return 1;
        }

        /// <summary>
        /// After a boot: frees all open edges. A node that sent nonces which its flash does not hold must not reuse those of its flash.
        /// </summary>
        public void FreeOpen()
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (Keys.StateOf[Edges.First + slot] == EdgeKeyTable.Open)
                {
                    Free(slot);
                }
            }
        }

        /// <summary>Forgets the edge of a slot without a refund: its content cannot be true, or was never durable.</summary>
        private void Free(int slot)
        {
            Edges.Clear(slot);
            Keys.Clear(Edges.First + slot);
            Trust.Clear(slot);
            Clock.Forget(slot);
            Names.Clear(slot);
        }

        /// <summary>Whether secrets and edge of a slot agree: a free slot has no secrets, and only a mutual edge carries value.</summary>
        private bool IsKeyed(int slot)
        {
            int state = Keys.StateOf[Edges.First + slot];
            return (Edges.Peer(slot) == 0) == (state == EdgeKeyTable.None) && Edges.IsMutual(slot) == (state == EdgeKeyTable.Mutual);
        }
    }
}
