using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Brings a node's ledger back from the swarm before it boots, when its own flash has none: asks for the fragments of its last
    /// snapshot, puts them together, and makes sure that nobody lives under the pseudonym in it. A swarm that has nothing of it is asked
    /// for about a second only. Time is an argument; used once, before the node's loop begins.
    /// </summary>
    public sealed class LedgerRescue
    {
        /// <summary>State: still asking or listening.</summary>
        public const int Running = 0;

        /// <summary>State: the swarm keeps no ledger of this node, or not enough of it.</summary>
        public const int Nothing = 1;

        /// <summary>State: the ledger is back.</summary>
        public const int Found = 2;

        /// <summary>State: the ledger's node lives. Two nodes have the same secret; this one must be another.</summary>
        public const int Twin = 3;

        private const int AskMs = 400;
        private const int SilenceMs = 3 * AskMs;
        private const int CollectMs = 15_000;
        private const int VersionMs = 4_000;
        private const int FragmentSize = LedgerSnapshot.FragmentSize;

        private readonly IMac mac;
        private readonly long secret;
        private readonly long stripe;
        private readonly int self;
        private readonly ILink link;
        private readonly FrameGate gate;
        private readonly StoreFrame said = new StoreFrame();
        private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
        private readonly byte[] saidFrame = new byte[Limits.FrameSizeMax];
        private readonly byte[] shares = new byte[LedgerSnapshot.DataCount * FragmentSize];
        private readonly byte[] indices = new byte[LedgerSnapshot.DataCount];
        private readonly byte[] bytes = new byte[LedgerSnapshot.DataCount * FragmentSize];
        private readonly byte[] scratch = new byte[Limits.FragmentSizeMax];
        private readonly byte[] tag = new byte[Limits.MacSize];
        private readonly ErasureCode code = new ErasureCode(LedgerSnapshot.DataCount);
        private readonly int listenMs;
        private readonly long startMs;
        private int epoch;
        private int seq;
        private int heardMask;
        private int shareCount;
        private int version;
        private int check;
        private int versionBelow;
        private bool isBounded;
        private long versionAtMs;
        private long askAtMs;
        private long foundAtMs;
        private bool heardOwn;
        private bool isFound;
        private int state;

        /// <summary>Begins.</summary>
        /// <param name="mac">The swarm's MAC.</param>
        /// <param name="secret">The node's secret.</param>
        /// <param name="epoch">Swarm epoch as far as known; the latest that is heard counts.</param>
        /// <param name="seed">Seed of the pseudonym to ask by.</param>
        /// <param name="link">Where the swarm is.</param>
        /// <param name="listenMs">How long to listen whether the node of the ledger lives: more than its longest emit interval.</param>
        /// <param name="nowMs">The node's time.</param>
        public LedgerRescue(IMac mac, long secret, int epoch, long seed, ILink link, int listenMs, long nowMs)
        {
            this.mac = mac;
            this.secret = secret;
            this.epoch = epoch;
            this.link = link;
            this.listenMs = listenMs;
            stripe = LedgerSnapshot.NameOf(mac, secret);
            gate = new FrameGate(mac);
            gate.ReadsStore = true;

            // How long ago this node was configured, nobody knows.
            gate.EpochsAheadMax = FrameGate.AnyEpochAhead;
            self = (int)Mixer.Mix(seed) | 1;
            startMs = nowMs;
            askAtMs = nowMs;
        }

        /// <summary>How long to listen: two of the longest emit intervals, for a frame may be lost.</summary>
        public static int ListenMs(int emitIntervalMsMin, int emitDoublings)
        {
            return 2 * (emitIntervalMsMin << emitDoublings);
        }

        /// <summary>Lets time pass.</summary>
        /// <returns>One of the states.</returns>
        public int Tick(long nowMs)
        {
            for (int size = link.Receive(frame, nowMs, out int path); size > 0
                && state == Running; size = link.Receive(frame, nowMs, out path))
            {
                Hear(size, path, nowMs);
            }

            if (state != Running)
            {
                return state;
            }

            if (isFound)
            {
                state = nowMs - foundAtMs >= listenMs ? Found : Running;
                return state;
            }

            if ((!heardOwn && nowMs - startMs >= SilenceMs) || nowMs - startMs >= CollectMs)
            {
                state = Nothing;
                return state;
            }

            if (shareCount > 0 && nowMs - versionAtMs >= VersionMs)
            {
                // The newest was never told whole: the one before must do.
                isBounded = true;
                versionBelow = version;
                Restart();
            }

            if (nowMs >= askAtMs)
            {
                askAtMs = nowMs + AskMs;
                Ask(nowMs);
            }

            return state;
        }

        /// <summary>
        /// The ledger that is back, made fit to go on from, as a flash record. To be written to the vault before the node boots.
        /// </summary>
        /// <param name="record">Receives <see cref="Limits.LedgerRecordSize"/> bytes.</param>
        public void Take(byte[] record)
        {
            Check.That(state == Found, "LedgerRescue.Take: nothing was found");
            System.Array.Copy(bytes, 0, record, 0, Limits.LedgerRecordSize);
            LedgerRecord.Rescue(record);
        }

        private void Ask(long nowMs)
        {
            said.Begin(FrameKind.Want, StoreFrame.FlagAsks);
            said.EntryCount = 1;
            said.Stripes[0] = stripe;
            said.Masks[0] = ~heardMask & ((1 << LedgerSnapshot.TotalCount) - 1);
            link.Send(saidFrame, gate.Seal(said, epoch, self, seq++, saidFrame), nowMs);
        }

        private void Hear(int size, int path, long nowMs)
        {
            Letter letter = gate.Letter;
            if (gate.Open(frame, size, path, epoch, self, 0) != Outcome.Done)
            {
                return;
            }

            // Only ahead: whoever has no key can say again what was said in an epoch that is over, and would make us ask in it, where
            // nobody hears.
            if (FrameGate.EpochsAhead(letter.Epoch, epoch) > 0)
            {
                epoch = letter.Epoch;
            }

            if (isFound)
            {
                state = letter.Sender == LedgerRecord.PseudonymOf(bytes) ? Twin : Running;
            }
            else if (letter.Kind == FrameKind.Fragment && letter.Store.Fragment.Stripe == stripe)
            {
                Collect(letter.Store.Fragment, nowMs);
            }
        }

        private void Collect(Fragment fragment, long nowMs)
        {
            bool fits = fragment.Size == FragmentSize && fragment.DataCount == LedgerSnapshot.DataCount
                && fragment.TotalCount == LedgerSnapshot.TotalCount
                && (!isBounded || fragment.Version - versionBelow < 0);
            if (!fits)
            {
                return;
            }

            heardOwn = true;
            if (shareCount == 0 || fragment.Version - version > 0)
            {
                Restart();
                version = fragment.Version;
                check = fragment.Check;
                versionAtMs = nowMs;
            }

            if (fragment.Version != version || fragment.Check != check || (heardMask >> fragment.Index & 1) != 0)
            {
                return;
            }

            System.Array.Copy(fragment.Bytes, 0, shares, shareCount * FragmentSize, FragmentSize);
            indices[shareCount++] = (byte)fragment.Index;
            heardMask |= 1 << fragment.Index;
            if (shareCount == LedgerSnapshot.DataCount)
            {
                code.Decode(shares, indices, LedgerSnapshot.DataCount, FragmentSize, bytes);
                bool right = (int)Crc32.Of(bytes, 0, bytes.Length) == check && IsOwn();
                isFound = right;
                foundAtMs = nowMs;
                Restart();
            }
        }

        private bool IsOwn()
        {
            LedgerSnapshot.Tag(bytes, mac, secret, scratch, tag);
            return LittleEndian.Read64(tag, 0) == LittleEndian.Read64(bytes, Limits.LedgerRecordSize)
                && LedgerRecord.IsWhole(bytes, Limits.LedgerRecordSize);
        }

        private void Restart()
        {
            shareCount = 0;
            heardMask = 0;
        }
    }
}
