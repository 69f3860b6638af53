using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// A device that has a secret but has lost its memory asks for its float base before it is born (SPEC 5.9). Each former neighbour that
    /// remembers it has one voice. With three voices or more the median counts. With fewer the lowest counts, after minutes of asking.
    /// Allocates once; belongs to one thread.
    /// </summary>
    /// <remarks>So no minority of the voices moves the base, and half of them cannot raise it.</remarks>
    public sealed class Recall
    {
        /// <summary>Still asking.</summary>
        public const int Asking = 0;

        /// <summary>Former neighbours have answered: <see cref="BaseUvu"/> is the base they vouch for.</summary>
        public const int Found = 1;

        /// <summary>Nobody remembers the device.</summary>
        public const int Unknown = 2;

        /// <summary>Another node uses the device's secret: this one must not start.</summary>
        public const int Twin = 3;

        /// <summary>Interval between two questions, in ms.</summary>
        public const long AskMs = 2_000;

        /// <summary>Shortest time of asking, in ms.</summary>
        public const long LeastMs = 10_000;

        /// <summary>Time of asking while nobody answers, in ms.</summary>
        public const long AloneMs = 20_000;

        /// <summary>Time of asking while there are too few voices for a median, in ms.</summary>
        public const long FewMs = 180_000;

        private const int VoiceCount = 24;
        private const int EnoughCount = 3;
        private const int FramesPerTick = 64;
        private const long NotAsked = -1;

        // A slot is three times as long as the longest delay of an answer in it.
        private const int SlotAnswers = 3;

        private readonly FrameGate gate;
        private readonly ILink link;
        private readonly Vouchers vouchers;
        private readonly byte[] deviceSecret;
        private readonly byte[] handover = new byte[Vouchers.HandoverSize];
        private readonly byte[] subject = new byte[Limits.PublicKeySize];
        private readonly byte[] heard = new byte[Limits.FrameSizeMax + 1];
        private readonly byte[] said = new byte[Limits.FrameSizeMax];
        private readonly long[] identities = new long[VoiceCount];
        private readonly long[] bases = new long[VoiceCount];
        private readonly long[] minutes = new long[VoiceCount];
        private readonly long lookup;
        private readonly long seed;
        private readonly long minute;
        private readonly long askMs;
        private readonly long napMs;
        private long startMs = NotAsked;
        private long askAtMs;
        private int seq;

        /// <summary>Begins to ask.</summary>
        /// <param name="secrets">The swarm's secrets.</param>
        /// <param name="options">The node's options; their device secret is not null.</param>
        /// <param name="link">The link on which all nodes hear the question, and on which the answers come.</param>
        /// <param name="nowMs">The node's time.</param>
        public Recall(SwarmSecrets secrets, NodeOptions options, ILink link, long nowMs)
        {
            deviceSecret = options.DeviceSecret;
            minute = options.Minute;
            this.link = link;
            askAtMs = nowMs;

            // Sleeping neighbours answer in a slot. Each of them is awake once in this time, and must hear a question in the first third of
            // its slot.
            napMs = options.Naps.IsOn ? options.SlotPeriodMs + SlotAnswers * options.AnswerMsMax : 0;
            askMs = options.Naps.IsOn ? options.AnswerMsMax : AskMs;
            gate = new FrameGate(secrets.Mac);
            vouchers = new Vouchers(secrets.Hash);
            vouchers.Issue(deviceSecret, subject, handover, 0);
            lookup = LittleEndian.Read64(handover, 0);
            NonceSource nonces = new NonceSource(secrets.Source);
            seed = (long)nonces.Draw() << 32 | (uint)nonces.Draw();
            Name = nonces.Draw();
            seq = nonces.Draw();
        }

        /// <summary>The name in the questions, to which answers are sent.</summary>
        public int Name { get; }

        /// <summary>Whether a question was sent. Through a broker none is sent before there is a connection.</summary>
        public bool HasAsked => startMs != NotAsked;

        /// <summary>One of the states above.</summary>
        public int State { get; private set; }

        /// <summary>Former neighbours that have answered.</summary>
        public int Voices { get; private set; }

        /// <summary>The float base that they vouch for, in micro-VU.</summary>
        public long BaseUvu => Middle(bases);

        /// <summary>The swarm's minute at which they last heard the device: the present is not before it.</summary>
        public long Minute => Middle(minutes);

        /// <summary>Once neighbours are found: the device is born with the base that they vouch for, at no earlier minute.</summary>
        public void Give(BootPlan plan)
        {
            plan.EarnedUvu = Limits.SlotCount * BaseUvu;
            plan.Options.Minute = Minute > plan.Options.Minute ? Minute : plan.Options.Minute;
        }

        /// <summary>Hears the frames that have arrived, and asks when it is time.</summary>
        /// <returns>The state.</returns>
        public int Tick(long nowMs)
        {
            for (int i = 0; i < FramesPerTick && State == Asking; i++)
            {
                int size = link.Receive(heard, nowMs, out int path);
                if (size == 0)
                {
                    break;
                }

                if (gate.Open(heard, size, path, 0, FrameGate.AnyMinute, Name, 0, 0) == Outcome.Done
                    && gate.Letter.Kind == FrameKind.Remembrance)
                {
                    Hear(gate.Letter);
                }
            }

            if (State == Asking && startMs != NotAsked && nowMs - startMs >= PatienceMs())
            {
                State = Voices > 0 ? Found : Unknown;
            }
            else if (State == Asking && nowMs >= askAtMs)
            {
                Ask(nowMs);
            }

            return State;
        }

        /// <summary>Sends the question. Time counts from the first question that was sent: an unreachable broker is no answer.</summary>
        private void Ask(long nowMs)
        {
            int size = gate.SealRecall(minute, Name, seq++, lookup, seed, said);
            bool isSent = link.Send(said, size, nowMs);
            startMs = startMs == NotAsked && isSent ? nowMs : startMs;
            askAtMs = nowMs + askMs;
        }

        private long PatienceMs()
        {
            long patienceMs = Voices == 0 ? AloneMs : Voices < EnoughCount ? FewMs : LeastMs;
            return patienceMs > napMs ? patienceMs : napMs;
        }

        private void Hear(Letter letter)
        {
            if (letter.Lookup != lookup || letter.Seed != seed)
            {
                return;
            }

            if ((letter.Flags & Letter.FlagAlive) != 0)
            {
                State = letter.Proof == vouchers.Alive(deviceSecret, seed) ? Twin : State;
                return;
            }

            for (int i = 0; i < Voices; i++)
            {
                if (identities[i] == letter.Identity)
                {
                    return;
                }
            }

            LittleEndian.Write64(subject, 0, letter.Identity);
            vouchers.Issue(deviceSecret, subject, handover, 0);
            long proof = vouchers.Answer(
                handover, Vouchers.LookupSize, subject, seed, letter.BaseUvu, (int)letter.HeardMinute);
            if (Voices < VoiceCount && proof == letter.Proof)
            {
                identities[Voices] = letter.Identity;
                bases[Voices] = letter.BaseUvu;
                minutes[Voices] = letter.HeardMinute;
                Voices++;
            }
        }

        /// <summary>
        /// The median of three or more values, of an even number the lower one: value that nobody had needs a majority of liars. The lowest
        /// of fewer.
        /// </summary>
        private long Middle(long[] values)
        {
            int rank = Voices < EnoughCount ? 0 : (Voices - 1) / 2;
            for (int i = 0; i < Voices; i++)
            {
                int below = 0;
                for (int other = 0; other < Voices; other++)
                {
                    below += values[other] < values[i] || (values[other] == values[i] && other < i) ? 1 : 0;
                }

                if (below == rank)
                {
                    return values[i];
                }
            }

            return 0;
        }
    }
}
