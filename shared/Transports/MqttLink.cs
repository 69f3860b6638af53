using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// The swarm through a broker (SPEC 13). A node publishes on a topic of its own and listens to its neighbours', so its traffic does not
    /// grow with the swarm; beacons and the ring view find the neighbours. Without a connection it loses what is sent, as any
    /// link may. The node's thread calls everything but <see cref="Hear"/>.
    /// </summary>
    public sealed class MqttLink : ILink, IMqttEar
    {
        // Long enough for a few beacons, so that the ring view can tell how large the swarm is before strangers are courted.
        private const int ListenMs = 2000;

        private readonly IMqttSession session;
        private readonly Inbox inbox;
        private readonly Authenticator authenticator;
        private readonly RepeatFilter repeats = new RepeatFilter();
        private readonly Diff diff = new Diff();
        private readonly byte[] shown = new byte[Limits.FrameSizeMax];
        private readonly RingView ring;
        private readonly MqttBeacons beacons;
        private readonly MqttWatch watch;
        private readonly NodeReport report;
        private MqttTopics identity;
        private MqttTopics topics;
        private MqttTopics former;
        private string swarmName;
        private int pseudonym;
        private int shownSize;
        private int generation;
        private int freeCountSeen;
        private long listenUntilMs;

        // Set by the session's thread, cleared by the node's; a bool needs no lock.
        private bool asked;

        /// <summary>Makes a link that is not started.</summary>
        /// <param name="session">The session, not open.</param>
        /// <param name="inbox">Where frames wait; other links may share it.</param>
        /// <param name="mac">The swarm's MAC under the epoch's key.</param>
        /// <param name="report">What the node tells people, or null for nothing.</param>
        /// <param name="seed">Seed of the beacons' chance.</param>
        /// <param name="silenceMs">A node silent for so long is taken for gone, in ms.</param>
        public MqttLink(IMqttSession session, Inbox inbox, IMac mac, NodeReport report, long seed, int silenceMs)
        {
            this.session = session;
            this.inbox = inbox;
            this.report = report;
            authenticator = new Authenticator(mac);
            ring = new RingView(silenceMs);
            beacons = new MqttBeacons(seed);
            watch = new MqttWatch(session);
        }

        /// <summary>
        /// Whether the node sleeps and is awake for less than a beacon's pause. Then its diff is its beacon, too, and it listens to
        /// strangers at once (SPEC 13.3). Set it before <see cref="Start"/>.
        /// </summary>
        public bool Sleeps { get; set; }

        /// <summary>Whether there is a connection.</summary>
        public bool IsConnected => session.Generation != 0;

        /// <summary>Frame topics subscribed at the moment.</summary>
        public int WatchCount => watch.SubscribedCount;

        /// <summary>When <see cref="Attend"/> has something to do even if nothing arrives.</summary>
        public long DueAtMs => generation == 0 ? long.MaxValue : report == null || beacons.DueAtMs < report.DueAtMs ? beacons.DueAtMs : report.DueAtMs;

        /// <summary>Opens the session under the node's pseudonym. Call it once, after the node has booted.</summary>
        /// <param name="swarmName">Eight hexadecimal digits (SPEC 13.1).</param>
        /// <param name="pseudonym">The node's pseudonym.</param>
        public void Start(string swarmName, int pseudonym)
        {
            this.swarmName = swarmName;
            this.pseudonym = pseudonym;
            topics = new MqttTopics(swarmName, pseudonym);
            identity = report != null && report.Home != 0 ? new MqttTopics(swarmName, report.Home) : topics;
            ring.Start(pseudonym);
            session.Open(topics.ClientId, identity.Status, this);
        }

        /// <inheritdoc/>
        public bool Send(byte[] frame, int size, long nowMs)
        {
            System.Array.Copy(frame, 0, shown, 0, size);
            shownSize = size;
            if (generation == 0)
            {
                return false;
            }

            watch.Propose(frame, size);
            for (int level = 0; Sleeps && freeCountSeen > 0 && level < MqttTopics.LevelCount; level++)
            {
                if (beacons.IsWanted(level, ring.Population()))
                {
                    session.Publish(topics.Beacons[level], frame, size, false, false);
                }
            }

            // Neighbours that do not know the new name yet listen under the old one.
            bool sent = session.Publish(topics.Frame, frame, size, false, false);
            return (former != null && session.Publish(former.Frame, frame, size, false, false)) || sent;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, long nowMs)
        {
            while (true)
            {
                int size = inbox.Take(buffer, out int path);
                if (size == 0 || (IsForNode(buffer, size, path, nowMs) && !repeats.IsRepeat(buffer, size, path)))
                {
                    return size;
                }
            }
        }

        /// <inheritdoc/>
        public void Hear(string topic, byte[] payload, int size, bool retained)
        {
            int path = topics.PathOf(topic);
            if (retained)
            {
                // What a broker has kept is no news, whatever it is.
                return;
            }

            if (path == MqttTopics.PathAsk)
            {
                asked = true;
            }
            else if (path != MqttTopics.PathNone && size > 0)
            {
                inbox.Put(payload, size, path);
            }
        }

        /// <summary>Looks after subscriptions, beacons and reports. Call it in every turn of the loop, after the tick.</summary>
        /// <param name="node">The node above this link.</param>
        /// <param name="nowMs">The node's time.</param>
        public void Attend(MicroNode node, long nowMs)
        {
            int current = session.Generation;
            if (current != generation)
            {
                generation = current;
                watch.Reset();
                if (current != 0 && !Join(nowMs))
                {
                    // Not even the first messages of a connection found room: begin again with the next turn.
                    generation = 0;
                }
            }

            if (generation == 0)
            {
                return;
            }

            if (node.Ledger.Pseudonym != pseudonym)
            {
                Rename(node.Ledger.Pseudonym);
            }
            else if (former != null && !IsResuming(node.Ledger))
            {
                session.Unsubscribe(new string[] { former.In });
                former = null;
            }

            ring.Expire(nowMs);
            watch.Update(node.Ledger, ring, topics);
            ShowBeacons(node, nowMs);
            if (asked && report != null && report.IsRested(nowMs))
            {
                asked = false;
                report.Tell(session, identity, node, nowMs);
            }

            if (report != null)
            {
                report.Attend(session, identity, node, nowMs);
            }
        }

        private bool Join(long nowMs)
        {
            if (!session.Subscribe(new string[] { topics.In }, false)
                || !session.Subscribe(new string[] { topics.All, identity.Ask }, true)
                || !session.Subscribe(topics.Beacons, false))
            {
                return false;
            }

            if (listenUntilMs == 0)
            {
                listenUntilMs = nowMs + (Sleeps ? 0 : ListenMs);
            }

            beacons.Start(nowMs);
            return report == null || report.Announce(session, identity);
        }

        /// <summary>
        /// The epoch turned and the node has a new pseudonym: its frames move to new topics, and stay on the old ones as well until every neighbour
        /// has learnt it. Who the node is for people - status, telemetry, ask - is another name, which stays.
        /// </summary>
        private void Rename(int name)
        {
            MqttTopics before = topics;
            topics = new MqttTopics(swarmName, name);
            if (former != null)
            {
                session.Unsubscribe(new string[] { former.In });
            }

            former = before;
            pseudonym = name;
            ring.Start(name);
            session.Subscribe(new string[] { topics.In }, false);
            for (int level = 1; level < MqttTopics.LevelCount; level++)
            {
                if (topics.Beacons[level] != before.Beacons[level])
                {
                    session.Unsubscribe(new string[] { before.Beacons[level] });
                    session.Subscribe(new string[] { topics.Beacons[level] }, false);
                }
            }
        }

        /// <summary>Whether any neighbour has yet to call the node by its new pseudonym.</summary>
        private static bool IsResuming(EdgeLedger ledger)
        {
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                if (ledger.IsResuming(slot))
                {
                    return true;
                }
            }

            return false;
        }

        private void ShowBeacons(MicroNode node, long nowMs)
        {
            int freeCount = node.Ledger.FreeCount();
            if (freeCount != freeCountSeen)
            {
                freeCountSeen = freeCount;
                beacons.Stir(nowMs);
            }

            for (int level = 0; level < MqttTopics.LevelCount; level++)
            {
                if (beacons.Tick(level, nowMs, ring.Population()) && shownSize > 0)
                {
                    session.Publish(topics.Beacons[level], shown, shownSize, false, false);
                }
            }
        }

        /// <summary>Looks at a frame on its way up: what it tells of the ring, and whether a beacon is for us.</summary>
        private bool IsForNode(byte[] frame, int size, int path, long nowMs)
        {
            bool beacon = path >= MqttTopics.PathBeacon;
            if (FrameHeader.Inspect(frame, size) != Outcome.Done
                || FrameHeader.KindOf(frame) != FrameKind.Diff
                || DiffCodec.Read(frame, size - Limits.MacSize, diff) != Outcome.Done)
            {
                return true;
            }

            if (diff.Sender == pseudonym)
            {
                // The broker's echo of our own beacon; another path's echo is the node's to count.
                return !beacon;
            }

            if (ring.IsNews(diff, nowMs) && authenticator.Verify(frame, size))
            {
                ring.Learn(diff, nowMs);
            }

            if (!beacon)
            {
                return true;
            }

            // Whoever we listen to has told us the same already.
            int level = path - MqttTopics.PathBeacon;
            beacons.Heard(level);
            return !watch.Hears(diff.Sender)
                && nowMs >= listenUntilMs
                && (ring.IsNearest(diff.Sender) || beacons.IsChosen(level, ring.Population()));
        }
    }
}
