using LVS.Core;

namespace LVS.Transports
{
    /// <summary>
    /// The nodes whose frame topics a node listens to: its neighbours, and the nearest nodes that it knows on the ring. At most twelve,
    /// however large the swarm. It follows the ledger and the ring view with as few subscriptions as possible. Belongs to the node's
    /// thread.
    /// </summary>
    public sealed class MqttWatch
    {
        private const int Count = Limits.SlotCount + RingView.Count;

        private readonly MqttLink link;
        private readonly int[] peers = new int[Count];
        private readonly bool[] wanted = new bool[Count];
        private readonly bool[] subscribed = new bool[Count];
        private readonly bool[] proposing = new bool[Count];
        private readonly string[] frameTopics = new string[Count];
        private readonly string[] inTopics = new string[Count];

        /// <summary>Makes an empty list.</summary>
        public MqttWatch(MqttLink link)
        {
            this.link = link;
        }

        /// <summary>Frame topics subscribed at the moment.</summary>
        public int SubscribedCount
        {
            get
            {
                int count = 0;
                for (int i = 0; i < Count; i++)
                {
                    count += subscribed[i] ? 1 : 0;
                }

                return count;
            }
        }

        /// <summary>A new connection has none of our subscriptions.</summary>
        public void Reset()
        {
            for (int i = 0; i < Count; i++)
            {
                subscribed[i] = false;
            }
        }

        /// <summary>Whether a node's own frame topic is subscribed: then its beacons bring nothing new.</summary>
        public bool Hears(int pseudonym)
        {
            int at = IndexOf(pseudonym);
            return at >= 0 && subscribed[at];
        }

        /// <summary>Subscribes to the nodes that the node needs now, and unsubscribes from others.</summary>
        public void Update(EdgeTable ledger, RingView ring, MqttTopics topics)
        {
            for (int i = 0; i < Count; i++)
            {
                wanted[i] = false;
                proposing[i] = false;
            }

            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                int peer = ledger.Peer(slot);
                if (peer != 0)
                {
                    Want(peer, topics, !ledger.IsMutual(slot));
                }
            }

            for (int i = 0; i < RingView.Count; i++)
            {
                int peer = ring.Known(i);
                if (peer != 0)
                {
                    Want(peer, topics, false);
                }
            }

            for (int i = 0; i < Count; i++)
            {
                if (peers[i] != 0 && wanted[i] != subscribed[i])
                {
                    Change(i);
                }
            }
        }

        /// <summary>
        /// Sends a frame to the peers of edges that are not mutual yet. They need not listen to us, but learn only from our frames that we
        /// propose an edge.
        /// </summary>
        public void Propose(byte[] frame, int size)
        {
            for (int i = 0; i < Count; i++)
            {
                if (proposing[i])
                {
                    link.Publish(inTopics[i], frame, size);
                }
            }
        }

        private int IndexOf(int peer)
        {
            for (int i = 0; i < Count; i++)
            {
                if (peers[i] == peer)
                {
                    return i;
                }
            }

            return -1;
        }

        private void Want(int peer, MqttTopics topics, bool propose)
        {
            int at = IndexOf(peer);
            if (at < 0)
            {
                // Places are short only until the broker was told to drop the nodes that left; the next turn tries again.
                at = IndexOf(0);
                if (at < 0)
                {
                    return;
                }

                string name = MqttTopics.NameOf(peer);
                peers[at] = peer;
                subscribed[at] = false;
                frameTopics[at] = topics.FrameOf(name);
                inTopics[at] = topics.InOf(name);
            }

            wanted[at] = true;
            proposing[at] = proposing[at] || propose;
        }

        private void Change(int at)
        {
            string[] topic = new string[] { frameTopics[at] };
            bool done = wanted[at] ? link.Session.Subscribe(topic, false) : link.Session.Unsubscribe(topic);
            if (done)
            {
                subscribed[at] = wanted[at];
                peers[at] = wanted[at] ? peers[at] : 0;
            }
        }
    }
}
