namespace LVS.Core
{
    /// <summary>
    /// Zero identity: a node is known by a random pseudonym for one epoch. When the epoch turns it takes another, and its neighbours know
    /// it again by a resume tag, which only members that know both old pseudonyms and both tags of the edge can compute (SPEC 5.5).
    /// </summary>
    public sealed class Pseudonyms
    {
        private const int TagInputSize = 16;

        // Version 15: no frame will ever begin like this, so no MAC of a frame is a tag.
        private const byte TagInputMark = 0xF0;

        private readonly LifeTable life;
        private readonly EdgeTable edges;
        private readonly TrustTable trust;
        private readonly MembershipTable names;
        private readonly IMac mac;
        private readonly byte[] input = new byte[TagInputSize];
        private readonly byte[] output = new byte[Limits.MacSize];

        /// <summary>Makes the pseudonyms of one node, from windows on its tables.</summary>
        public Pseudonyms(LifeTable life, EdgeTable edges, TrustTable trust, MembershipTable names, IMac mac)
        {
            this.life = life;
            this.edges = edges;
            this.trust = trust;
            this.names = names;
            this.mac = mac;
        }

        /// <summary>Draws a pseudonym from the node's chance: not 0.</summary>
        public int Draw()
        {
            int drawn = 0;
            while (drawn == 0)
            {
                drawn = (int)(SeededRandom.Next(life.ChanceOf, life.Node) >> 32);
            }

            return drawn;
        }

        /// <summary>
        /// Computes what to call the neighbours by that do not know our new pseudonym yet. After a turn, and after a boot.
        /// </summary>
        public void Retag()
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (edges.IsResuming(slot))
                {
                    names.CallBy(slot, Tag(edges.Epoch, edges.Former, edges.Peer(slot), edges.OwnTag(slot), edges.PeerTag(slot)));
                }
            }
        }

        /// <summary>The slot of a neighbour that speaks under a new pseudonym, known by the tag it calls us by; or -1.</summary>
        /// <param name="diff">A diff of an unknown sender.</param>
        /// <param name="tag">The tag, 0 when there is none.</param>
        /// <param name="nextTag">The tag it will use once it knows the pseudonym we have now.</param>
        public int Recognise(Diff diff, out int tag, out int nextTag)
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int peer = edges.Peer(slot);
                int heard = trust.EpochOf(slot);
                if (peer == 0 || heard < 0 || heard == diff.Epoch)
                {
                    continue;
                }

                // A peer that turned without having heard of our own turn still names our former pseudonym in its tag.
                nextTag = Tag(diff.Epoch, peer, edges.Pseudonym, edges.PeerTag(slot), edges.OwnTag(slot));
                bool mayNameFormer = edges.IsResuming(slot) && diff.IndexOf(nextTag) < 0;
                tag = mayNameFormer ? Tag(diff.Epoch, peer, edges.Former, edges.PeerTag(slot), edges.OwnTag(slot)) : nextTag;
                if (diff.IndexOf(tag) >= 0)
                {
                    return slot;
                }
            }

            tag = 0;
            nextTag = 0;
            return -1;
        }

        private int Tag(int epoch, int sender, int receiver, int senderTag, int receiverTag)
        {
            input[0] = TagInputMark;
            input[1] = 0;
            LittleEndian.Write16(input, 2, epoch);
            LittleEndian.Write32(input, 4, sender);
            LittleEndian.Write32(input, 8, receiver);
            LittleEndian.Write16(input, 12, senderTag);
            LittleEndian.Write16(input, 14, receiverTag);
            mac.Compute(input, TagInputSize, output);
            int tag = LittleEndian.Read32(output, 0);
            return tag == 0 ? 1 : tag;
        }
    }
}
