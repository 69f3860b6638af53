using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// The swarm through a broker (SPEC 13): bytes, topics and the session. A node publishes on a topic of its own; its
    /// <see cref="MqttOverlay"/> decides what it listens to besides its inbox. Without a connection it loses what is sent, as any link may.
    /// The node's thread calls everything but <see cref="Hear"/>.
    /// </summary>
    public sealed class MqttLink : ILink, IMqttHandler
    {
        private readonly Inbox inbox;
        private MqttTopics former;
        private string swarmName;
        private int generation;
        private bool asks;

        // The session's thread sets it, the node's thread clears it; a bool needs no lock.
        private bool asked;
        private bool belied;

        /// <summary>Makes a link that is not started.</summary>
        /// <param name="session">The session, not open.</param>
        /// <param name="inbox">Holds received frames; other links may share it.</param>
        public MqttLink(IMqttSession session, Inbox inbox)
        {
            Session = session;
            this.inbox = inbox;
        }

        /// <summary>Whether there is a connection.</summary>
        public bool IsConnected => Session.Generation != 0;

        /// <summary>The session.</summary>
        internal IMqttSession Session { get; }

        /// <summary>Topics of the present pseudonym.</summary>
        internal MqttTopics Topics { get; private set; }

        /// <summary>Topics under the name by which people know the node (SPEC 13.4).</summary>
        internal MqttTopics Identity { get; private set; }

        /// <summary>The present pseudonym.</summary>
        internal int Pseudonym { get; private set; }

        /// <summary>Whether <see cref="Join"/> was called for the present or next connection.</summary>
        internal bool IsJoined => generation != 0;

        /// <summary>Whether frames still go to the topics of the former pseudonym as well.</summary>
        internal bool HasFormer => former != null;

        /// <summary>Whether anybody asked for telemetry.</summary>
        internal bool IsAsked
        {
            get => asked;
            set => asked = value;
        }

        /// <summary>Whether the broker announced this node as gone: the last will of a former connection arrived late.</summary>
        internal bool IsBelied
        {
            get => belied;
            set => belied = value;
        }

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            if (asks && FollowsSession() && IsJoined && !Session.Subscribe(new string[] { Topics.In }, false))
            {
                Leave();
            }

            if (generation == 0)
            {
                return false;
            }

            if (asks)
            {
                return Publish(Topics.All, frame, size);
            }

            if (StoreFrame.IsOne(frame))
            {
                // The overlay sends it to the nodes that it concerns.
                return true;
            }

            // Neighbours that do not know the new name yet still listen under the old one.
            bool sent = Publish(Topics.Frame, frame, size);
            return (former != null && Publish(former.Frame, frame, size)) || sent;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs, out int path)
        {
            return inbox.Take(buffer, out path);
        }

        /// <inheritdoc/>
        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            int path = Topics.PathOf(topic);
            if (retained)
            {
                // A retained message is old, so it is ignored.
                return;
            }

            if (path == MqttTopics.PathNone)
            {
                // No other status is as long as "offline".
                belied = belied || (size == MqttTopics.Offline.Length && topic == Identity.Status);
            }
            else if (path == MqttTopics.PathAsk)
            {
                asked = true;
            }
            else if (size > 0)
            {
                inbox.Put(payload, size, path);
            }
        }

        /// <summary>
        /// Opens the session for a node that is not born yet. Until <see cref="Start"/>, frames that it sends go to all nodes, and it hears
        /// only its inbox.
        /// </summary>
        /// <param name="swarmName">Eight hexadecimal digits (SPEC 13.1).</param>
        /// <param name="name">The name under which it asks.</param>
        /// <param name="home">The name under which it will report.</param>
        internal void Ask(string swarmName, int name, int home)
        {
            Start(swarmName, name, home);
            asks = true;
        }

        /// <summary>Opens the session, or continues with it if the node has asked before.</summary>
        /// <param name="swarmName">Eight hexadecimal digits (SPEC 13.1).</param>
        /// <param name="pseudonym">The node's pseudonym.</param>
        /// <param name="home">The name under which it reports.</param>
        internal void Start(string swarmName, int pseudonym, int home)
        {
            string inboxBefore = asks ? Topics.In : "";
            this.swarmName = swarmName;
            Pseudonym = pseudonym;
            Topics = new MqttTopics(swarmName, pseudonym);
            Identity = home == pseudonym ? Topics : new MqttTopics(swarmName, home);
            if (asks)
            {
                asks = false;
                Session.Unsubscribe(new string[] { inboxBefore });
                Leave();
            }
            else
            {
                Session.Open(Identity.Status, this);
            }
        }

        /// <summary>Checks whether the session has another connection.</summary>
        /// <returns>Whether the connection is another one, or lost.</returns>
        internal bool FollowsSession()
        {
            int current = Session.Generation;
            bool isOther = current != generation;
            generation = current;
            return isOther;
        }

        /// <summary>Subscribes to all topics that do not depend on the members.</summary>
        /// <returns>False when not all subscriptions found room.</returns>
        internal bool Join()
        {
            return Session.Subscribe(new string[] { Topics.In }, false)
                && Session.Subscribe(new string[] { Topics.All, Identity.Ask, Identity.Status }, true)
                && Session.Subscribe(Topics.Beacons, false);
        }

        /// <summary>Treats the connection as absent until <see cref="FollowsSession"/> sees it again.</summary>
        internal void Leave()
        {
            generation = 0;
        }

        /// <summary>Publishes a frame, which may be lost.</summary>
        internal bool Publish(string topic, byte[] frame, int size)
        {
            return Session.Publish(topic, frame, size, false, false);
        }

        /// <summary>
        /// The epoch turned and the node has a new pseudonym. Its frames move to new topics, and also stay on the old ones until every
        /// neighbour knows the new name. Status, telemetry and ask are for people, under another name, which stays.
        /// </summary>
        internal void Rename(int name)
        {
            MqttTopics before = Topics;
            MqttTopics topics = new MqttTopics(swarmName, name);
            Topics = topics;
            DropFormer();
            former = before;
            Pseudonym = name;
            string[] old = new string[MqttTopics.LevelCount - 1];
            string[] fresh = new string[MqttTopics.LevelCount];
            for (int level = 1; level < MqttTopics.LevelCount; level++)
            {
                old[level - 1] = before.Beacons[level];
                fresh[level] = topics.Beacons[level];
            }

            // The order matters: names that begin or end alike share the topics of few digits.
            fresh[0] = topics.In;
            if (!Session.Unsubscribe(old) || !Session.Subscribe(fresh, false))
            {
                // There is no room for it now: start the connection's subscriptions again in the next turn.
                Leave();
            }
        }

        /// <summary>No neighbour uses the node's former pseudonym any more.</summary>
        internal void DropFormer()
        {
            if (former != null)
            {
                Session.Unsubscribe(new string[] { former.In });
                former = null;
            }
        }
    }
}
