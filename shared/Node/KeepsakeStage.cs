using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Keeps vouchers for devices that may lose their memory (SPEC 5.9). The node gives each mutual neighbour a voucher under the edge's
    /// key, keeps the vouchers that it receives, and answers recalls with them. At most one frame a turn.
    /// </summary>
    internal sealed class KeepsakeStage
    {
        // A voucher may be lost on its way, and nobody confirms it. So it is sent again at growing intervals, at least twice a day.
        private const long TellFirstMs = 4_000;
        private const long TellMostMs = 12 * 60 * SwarmClock.MinuteMs;
        private const int DoublingMost = 16;
        private const long SaveMs = 10_000;
        private const int AnswerBurst = 24;
        private const long AnswerMs = 10_000;
        private const int QuestionCount = 8;
        private const int None = -1;

        private readonly NodeParts parts;
        private readonly Membership membership;
        private readonly Vouchers vouchers;
        private readonly byte[] deviceSecret;
        private readonly IRecordFile file;
        private readonly KeepsakeTable table = new KeepsakeTable();
        private readonly AnswerBudget budget = new AnswerBudget(AnswerBurst, AnswerMs);

        // The lower 32 bits of times that are never far away.
        private readonly int[] tellAtMs = new int[Limits.SlotCount];
        private readonly byte[] doublings = new byte[Limits.SlotCount];
        private readonly int[] toldNonce = new int[Limits.SlotCount];
        private readonly long[] questions = new long[QuestionCount];
        private readonly long[] seeds = new long[QuestionCount];
        private readonly int[] askers = new int[QuestionCount];
        private readonly byte[] next = new byte[QuestionCount];
        private readonly long[] answerAtMs = new long[QuestionCount];
        private readonly long ownLookup;
        private int tellSlot = None;
        private int waiting;
        private long saveAtMs;

        /// <summary>Makes the stage of a node.</summary>
        /// <param name="parts">What the node's stages share.</param>
        /// <param name="membership">Knows the node's own names.</param>
        /// <param name="file">Storage of what is kept for others; null for none.</param>
        internal KeepsakeStage(NodeParts parts, Membership membership, IRecordFile file)
        {
            this.parts = parts;
            this.membership = membership;
            deviceSecret = parts.Options.DeviceSecret;
            this.file = file;
            vouchers = new Vouchers(parts.Secrets.Hash, parts.Secrets.Scratch);
            if (deviceSecret != null)
            {
                vouchers.Issue(deviceSecret, Subject(0), parts.Gate.Letter.Content, 0);
                ownLookup = LittleEndian.Read64(parts.Gate.Letter.Content, 0);
            }
        }

        /// <summary>Whether there is a frame to send, now or later.</summary>
        internal bool IsWaiting => waiting != 0 || tellSlot != None;

        /// <summary>When the next frame is due; <see cref="long.MaxValue"/> for none.</summary>
        internal long DueAtMs
        {
            get
            {
                long due = tellSlot == None ? long.MaxValue : 0;
                for (int i = 0; waiting != 0 && i < QuestionCount; i++)
                {
                    due = questions[i] != 0 && answerAtMs[i] < due ? answerAtMs[i] : due;
                }

                return due;
            }
        }

        /// <summary>The name of the asker that the last frame answers; 0 for none.</summary>
        internal int Asker { get; private set; }

        /// <summary>The vouchers that are kept, to be read between ticks.</summary>
        internal KeepsakeTable Table => table;

        /// <summary>Reads what was kept in an earlier life.</summary>
        internal void Start()
        {
            if (file != null)
            {
                table.Open(file.Load(table.Record), parts.Secrets.Mac, parts.Digest);
            }
        }

        /// <summary>Writes changes to the file, at long intervals to spare the flash.</summary>
        /// <returns>False when the write failed; it is tried again.</returns>
        internal bool Save(long nowMs)
        {
            if (file == null || !table.IsDue || nowMs < saveAtMs)
            {
                return true;
            }

            saveAtMs = nowMs + SaveMs;
            table.Seal(parts.Secrets.Mac, parts.Digest);
            return file.Save(table.Record, KeepsakeTable.RecordSize) || table.Fail();
        }

        /// <summary>
        /// Looks after one slot: updates the entry of its neighbour, and sends that neighbour our voucher if it needs one.
        /// </summary>
        internal void CareFor(int slot, long nowMs)
        {
            int nonce = parts.Memory.Edges.IsMutual(slot) ? parts.Handshake.OwnNonce(slot) : 0;
            int index = nonce == 0 ? None : table.IndexOf(slot, nonce);
            if (index != None)
            {
                bool isOld = parts.Memory.Edges.IsOld(slot, parts.Memory.Clock.ElapsedMs);
                table.Note(index, parts.Memory.Trust.PeerBase(slot), parts.Memory.Clock.Minute, isOld);
            }
            else
            {
                table.Leave(slot, nonce);
            }

            if (nonce == 0 || deviceSecret == null || parts.Handshake.PeerId(slot) == 0)
            {
                return;
            }

            if (toldNonce[slot] != nonce)
            {
                // A sleeper forgets whatever it postpones beyond its wake.
                toldNonce[slot] = nonce;
                doublings[slot] = 0;
                long bound = parts.Options.Naps.IsOn ? parts.Options.AnswerMsMax : TellFirstMs;
                tellAtMs[slot] = (int)(nowMs + parts.Memory.Life.Below(bound));
            }

            tellSlot = tellSlot == None && (int)nowMs - tellAtMs[slot] >= 0 ? slot : tellSlot;
        }

        /// <summary>Hears a keepsake. It is kept if it comes from a mutual neighbour, under the edge's key.</summary>
        internal Outcome HearKeepsake()
        {
            Letter letter = parts.Gate.Letter;
            int slot = parts.Memory.Edges.SlotOf(letter.Sender);
            if (slot < 0 || !membership.IsOurs(letter.Target))
            {
                return Outcome.Stranger;
            }

            parts.Gate.KeepsakeDigest(parts.Digest);
            if (!parts.Memory.Edges.IsMutual(slot) || parts.Handshake.KeepsakeTag(slot, parts.Digest) != letter.Proof)
            {
                return Outcome.Unproved;
            }

            long baseUvu = parts.Memory.Trust.PeerBase(slot);
            if (baseUvu >= 0)
            {
                parts.Handshake.Cover(slot, letter.Frame, letter.Content);
                table.Put(slot, parts.Handshake.OwnNonce(slot), letter.Content, baseUvu, parts.Memory.Clock.Minute);
            }

            return Outcome.Done;
        }

        /// <summary>Hears the question of a device that has lost its memory.</summary>
        internal Outcome HearRecall(long nowMs)
        {
            long lookup = parts.Gate.Letter.Lookup;
            bool isOwn = deviceSecret != null && lookup == ownLookup;
            int found = isOwn ? 0 : table.Find(lookup, 0, parts.Memory.Clock.Minute);
            if (found < 0)
            {
                return Outcome.Stranger;
            }

            int free = None;
            for (int i = 0; i < QuestionCount; i++)
            {
                if (questions[i] == lookup && lookup != 0)
                {
                    return Outcome.Stale;
                }

                free = questions[i] == 0 ? i : free;
            }

            if (free == None || lookup == 0 || !budget.Take(nowMs))
            {
                return Outcome.TooSoon;
            }

            questions[free] = lookup;
            seeds[free] = parts.Gate.Letter.Seed;
            askers[free] = parts.Gate.Letter.Sender;
            next[free] = (byte)found;
            answerAtMs[free] = nowMs + parts.Memory.Life.Below(parts.Options.AnswerMsMax);
            waiting++;
            return Outcome.Done;
        }

        /// <summary>Writes the next frame.</summary>
        /// <returns>Bytes of the frame, 0 for none.</returns>
        internal int Tick(byte[] frame, long nowMs)
        {
            Asker = 0;
            for (int i = 0; waiting != 0 && i < QuestionCount; i++)
            {
                if (questions[i] != 0 && nowMs >= answerAtMs[i])
                {
                    return Answer(i, frame);
                }
            }

            if (tellSlot == None)
            {
                return 0;
            }

            int slot = tellSlot;
            tellSlot = None;
            doublings[slot] += (byte)(doublings[slot] < DoublingMost ? 1 : 0);
            long intervalMs = TellFirstMs << doublings[slot];
            tellAtMs[slot] = (int)(nowMs + (intervalMs < TellMostMs ? intervalMs : TellMostMs));
            return parts.Memory.Edges.IsMutual(slot) ? Tell(slot, frame) : 0;
        }

        private int Tell(int slot, byte[] frame)
        {
            byte[] content = parts.Gate.Letter.Content;
            vouchers.Issue(deviceSecret, Subject(parts.Handshake.PeerId(slot)), content, 0);
            LittleEndian.Write64(content, Vouchers.HandoverSize, parts.Handshake.PeerId(slot));
            int seq = (int)parts.Memory.Life.Below(int.MaxValue);
            parts.Gate.WriteKeepsake(parts.Memory.Clock.Minute, parts.Memory.Edges.Pseudonym, seq, parts.Memory.Edges.Peer(slot), frame);
            parts.Handshake.Cover(slot, frame, content);
            parts.Gate.WriteContent(content, frame, parts.Digest);
            return parts.Gate.SealKeepsake(parts.Handshake.KeepsakeTag(slot, parts.Digest), frame);
        }

        /// <summary>The subject of a voucher, as it is hashed. It overwrites the letter's public key, which is no longer needed.</summary>
        private byte[] Subject(long identity)
        {
            byte[] subject = parts.Gate.Letter.PublicKey;
            System.Array.Clear(subject, 0, Limits.PublicKeySize);
            LittleEndian.Write64(subject, 0, identity);
            return subject;
        }

        /// <summary>Writes one of our answers about a device. A node that holds several vouchers of it answers once for each.</summary>
        private int Answer(int question, byte[] frame)
        {
            // The letter that was heard last is no longer needed.
            Letter answer = parts.Gate.Letter;
            Asker = askers[question];
            answer.Lookup = questions[question];
            answer.Seed = seeds[question];
            int index = next[question];
            if (deviceSecret != null && answer.Lookup == ownLookup)
            {
                index = None;
                answer.Flags = Letter.FlagAlive;
                answer.Identity = 0;
                answer.BaseUvu = 0;
                answer.HeardMinute = 0;
                answer.Proof = vouchers.Alive(deviceSecret, answer.Seed);
            }
            else
            {
                table.Get(index, answer);
                answer.Flags = 0;
                answer.Proof = vouchers.Answer(table.Record, KeepsakeTable.VoucherOf(index), Subject(answer.Identity), answer.Seed,
                    answer.BaseUvu, (int)answer.HeardMinute);
                index = table.Find(answer.Lookup, index + 1, parts.Memory.Clock.Minute);
            }

            next[question] = (byte)index;
            if (index < 0)
            {
                questions[question] = 0;
                waiting--;
            }

            int seq = (int)parts.Memory.Life.Below(int.MaxValue);
            return parts.Gate.SealRemembrance(answer, parts.Memory.Clock.Minute, parts.Memory.Edges.Pseudonym, seq, frame);
        }
    }
}
