using LVS.Core;
using LVS.Node;

namespace LVS.Transports
{
    /// <summary>
    /// Decides which nodes hear each other through a broker (SPEC 13.3). A node listens to its neighbours' topics and to the nearest nodes
    /// on the ring, so its traffic does not grow with the swarm. Beacons and the ring view find these neighbours. The overlay stands above
    /// the node: it sees the letters that the gate has accepted, and shows the node's diffs to nodes that do not listen to it. Belongs to
    /// the node's thread.
    /// </summary>
    public sealed class MqttOverlay : IOverlay
    {
        // Time to hear a few beacons, from which the ring view estimates the size of the swarm before the node deals with strangers.
        private const int ListenMs = 2000;

        // Half of the slots: nodes that are near on the ring and not the nearest get no more, so that the others are for nodes anywhere.
        private const int NearSlots = Limits.SlotCount / 2;

        private readonly MqttLink link;
        private readonly NodeReport report;
        private readonly RepeatFilter repeats = new RepeatFilter();
        private readonly byte[] shown = new byte[Limits.FrameSizeMax];
        private readonly RingView ring;
        private readonly MqttBeacons beacons;
        private readonly MqttWatch watch;
        private readonly MqttPlaces places;
        private readonly byte[] answered = new byte[Limits.FrameSizeMax];
        private int shownSize;
        private int answeredSize;
        private int asker;
        private int freeCountSeen;
        private long listenUntilMs;

        /// <summary>Makes the overlay of a link that is not started.</summary>
        /// <param name="link">The link.</param>
        /// <param name="report">The node's reports to people, or null for none.</param>
        /// <param name="seed">Seed of the beacons' chance.</param>
        /// <param name="silenceMs">A node silent for this long counts as gone, in ms.</param>
        /// <param name="emitIntervalMs">Imin of the swarm's emit timers, in ms.</param>
        public MqttOverlay(MqttLink link, NodeReport report, long seed, int silenceMs, int emitIntervalMs)
        {
            this.link = link;
            this.report = report;
            ring = new RingView(silenceMs);
            beacons = new MqttBeacons(seed, emitIntervalMs);
            watch = new MqttWatch(link);
            places = new MqttPlaces(link);
        }

        /// <summary>
        /// Whether the node sleeps and is awake for less than a beacon's pause. Then its diff is also its beacon, and it listens to
        /// strangers at once (SPEC 13.3). Set it before <see cref="Start"/>.
        /// </summary>
        public bool Sleeps { get; set; }

        /// <summary>Frame topics subscribed at the moment.</summary>
        public int WatchCount => watch.SubscribedCount;

        /// <summary>When <see cref="Attend"/> has something to do even if nothing arrives.</summary>
        public long DueAtMs => !link.IsJoined ? long.MaxValue : report == null || beacons.DueAtMs < report.DueAtMs
            ? beacons.DueAtMs : report.DueAtMs;

        /// <summary>Opens the session for a node that sends a recall before <see cref="Start"/> (SPEC 13.3).</summary>
        /// <param name="swarmName">Eight hexadecimal digits (SPEC 13.1).</param>
        /// <param name="name">The name under which it asks.</param>
        public void Ask(string swarmName, int name)
        {
            link.Ask(swarmName, name, HomeOr(name));
        }

        /// <summary>Opens the session under the node's pseudonym. Call it once, after the node has booted.</summary>
        /// <param name="swarmName">Eight hexadecimal digits (SPEC 13.1).</param>
        /// <param name="pseudonym">The node's pseudonym.</param>
        public void Start(string swarmName, int pseudonym)
        {
            ring.Start(pseudonym);
            link.Start(swarmName, pseudonym, HomeOr(pseudonym));
        }

        /// <inheritdoc/>
        public bool LearnAndPass(Letter letter, long nowMs)
        {
            if (letter.Sender == link.Pseudonym)
            {
                // Echoes never come this far. This may be another node with our keys, whose beacons use our topics.
                return true;
            }

            if (letter.Kind == FrameKind.Diff)
            {
                ring.Learn(letter.Diff, nowMs);
                if (letter.Path >= MqttTopics.PathBeacon && !HearBeacon(letter, nowMs))
                {
                    return false;
                }
            }

            // The node itself detects repeated frames of the fragment store.
            return StoreFrame.Has(letter.Kind) || repeats.Pass(letter);
        }

        /// <inheritdoc/>
        public void Show(byte[] frame, int size)
        {
            System.Array.Copy(frame, 0, shown, 0, size);
            shownSize = size;
            if (!link.IsJoined)
            {
                return;
            }

            watch.Propose(frame, size);
            for (int level = 0; Sleeps && freeCountSeen > Limits.GuestSlotCount && level < MqttTopics.LevelCount; level++)
            {
                if (beacons.IsWanted(level, ring.Population()))
                {
                    link.Publish(link.Topics.Beacons[level], frame, size);
                }
            }
        }

        /// <inheritdoc/>
        public void Answer(int name, byte[] frame, int size)
        {
            // Published outside of the tick, because a topic is a string; the node has at most one answer a tick.
            System.Array.Copy(frame, 0, answered, 0, size);
            answeredSize = size;
            asker = name;
        }

        /// <inheritdoc/>
        public void Place(int home, int target, int guest, byte[] frame, int size)
        {
            places.Take(home, target, guest, frame, size);
        }

        /// <summary>Looks after subscriptions, beacons and reports. Call it in every turn of the loop, after the tick.</summary>
        /// <param name="node">The node below this overlay.</param>
        /// <param name="nowMs">The node's time.</param>
        public void Attend(MicroNode node, long nowMs)
        {
            if (link.FollowsSession())
            {
                watch.Reset();
                places.Reset();
                if (link.IsJoined && !Join(nowMs))
                {
                    // Even the first messages of a connection found no room: begin again in the next turn.
                    link.Leave();
                }
            }

            if (!link.IsJoined)
            {
                return;
            }

            int pseudonym = node.Ledger.Pseudonym;
            if (link.Pseudonym != pseudonym)
            {
                ring.Start(pseudonym);
                link.Rename(pseudonym);
            }
            else if (link.HasFormer && !IsResuming(node.Ledger))
            {
                link.DropFormer();
            }

            places.Attend(node.Fragments);
            if (asker != 0)
            {
                link.Publish(link.Topics.InOf(MqttTopics.NameOf(asker)), answered, answeredSize);
                asker = 0;
            }

            ring.Expire(nowMs);
            watch.Update(node.Ledger, ring, link.Topics);
            ShowBeacons(node, nowMs);
            Report(node, nowMs);
        }

        private int HomeOr(int name)
        {
            return report != null && report.Home != 0 ? report.Home : name;
        }

        private bool Join(long nowMs)
        {
            if (!link.Join())
            {
                return false;
            }

            if (listenUntilMs == 0)
            {
                listenUntilMs = nowMs + (Sleeps ? 0 : ListenMs);
            }

            beacons.Start(nowMs);
            return report == null || report.Announce(link.Session, link.Identity);
        }

        /// <summary>Whether any neighbour does not use the node's new pseudonym yet.</summary>
        private static bool IsResuming(EdgeTable ledger)
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
                    link.Publish(link.Topics.Beacons[level], shown, shownSize);
                }
            }
        }

        private void Report(MicroNode node, long nowMs)
        {
            if (report == null)
            {
                return;
            }

            report.Attend(link.Session, link.Identity, node, nowMs);
            if (!report.IsRested(nowMs))
            {
                return;
            }

            if (link.IsBelied)
            {
                link.IsBelied = false;
                report.SayOnline(link.Session, link.Identity, nowMs);
            }

            if (link.IsAsked)
            {
                link.IsAsked = false;
                report.Tell(link.Session, link.Identity, node, nowMs);
            }
        }

        /// <summary>Counts a beacon when it first comes on its level, and decides whether it is for the node.</summary>
        private bool HearBeacon(Letter letter, long nowMs)
        {
            // An outsider without the key can replay an old beacon; that must not silence the others.
            int level = letter.Path - MqttTopics.PathBeacon;
            if (repeats.IsFirstBeacon(letter, level))
            {
                beacons.Heard(level);
            }

            // A node that we listen to has already told us the same.
            return !watch.Hears(letter.Sender)
                && nowMs >= listenUntilMs
                && (ring.IsNearest(letter.Sender)
                    || ((!MqttTopics.IsNear(level) || freeCountSeen > NearSlots) && beacons.IsChosen(level, ring.Population())));
        }
    }
}
