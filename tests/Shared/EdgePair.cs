using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// Two ledgers that tell each other their diffs, tags and all, without a wire between them. After every telling both equations are
    /// checked.
    /// </summary>
    public sealed class EdgePair
    {
        /// <summary>The lifetime cap of their edge.</summary>
        public const long CapUvu = 50_000_000;

        private readonly NodeMemory memory = new NodeMemory(2);
        private readonly NodeMemory second;
        private readonly EdgeTable a;
        private readonly EdgeTable b;
        private readonly Handshake handshakeA;
        private readonly Handshake handshakeB;
        private readonly FrameGate gate = new FrameGate(new SimpleMac(1));
        private readonly Diff diff = new Diff();
        private readonly byte[] frame = new byte[Limits.FrameSizeMax];
        private readonly byte[] digest = new byte[Limits.MacSize];
        private int size;
        private int seq = 100;
        private int nonce = 1000;

        /// <summary>Brings two nodes into being: A with float 1000 and pseudonym 11, B with float 500 and pseudonym 22.</summary>
        public EdgePair()
        {
            second = memory.Window(1);
            a = memory.Edges;
            b = second.Edges;
            memory.Birth(11, 8000, 256, 0);
            second.Birth(22, 4000, 256, 0);
            IHmac hash = SimpleSecrets.Of(new SimpleMac(1), 1).Hash;
            handshakeA = new Handshake(memory.Keys, 0, hash);
            handshakeB = new Handshake(memory.Keys, 1, hash);
        }

        /// <summary>The first ledger.</summary>
        public EdgeTable A => a;

        /// <summary>The second ledger.</summary>
        public EdgeTable B => b;

        /// <summary>The memory of both.</summary>
        public NodeMemory Memory => memory;

        /// <summary>The diff that is told next, or was last: a test may change it before it is heard.</summary>
        public Diff Diff => diff;

        /// <summary>What the entry that was heard last says of our payments.</summary>
        public EdgeAgreement Agreement { get; private set; }

        /// <summary>Opens the edge at both ends and tells until both call it mutual. Slot 0 at both.</summary>
        public void MakeMutual()
        {
            Open(a);
            Open(b);
            AgreeOnKeys();
            Tell(a, b);
            Tell(b, a);
            Tell(a, b);
            Tell(b, a);
            Assert.IsTrue(a.IsMutual(0) && b.IsMutual(0), "handshake");
        }

        /// <summary>Opens slot 0 at one end.</summary>
        public void Open(EdgeTable end)
        {
            end.Open(0, end == a ? 22 : 11);
            HandshakeOf(end).Open(0, ++nonce, 0);
        }

        /// <summary>Both ends have heard a hello of the other and agreed: A's public key is the lower one.</summary>
        public void AgreeOnKeys()
        {
            byte[] pairKey = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
            handshakeA.TakePairKey(0, handshakeA.Generation(0), pairKey, 222, true);
            handshakeB.TakePairKey(0, handshakeB.Generation(0), pairKey, 111, false);
        }

        /// <summary>Closes slot 0 at one end.</summary>
        /// <returns>What came back to it.</returns>
        public long Close(EdgeTable end)
        {
            return (end == a ? memory : second).Close(0);
        }

        /// <summary>The state of an end's slot 0.</summary>
        public Handshake HandshakeOf(EdgeTable end)
        {
            return end == a ? handshakeA : handshakeB;
        }

        /// <summary>Writes the sender's diff without telling it: a datagram under way.</summary>
        public void Describe(EdgeTable from)
        {
            LedgerDescription.Fill(from == a ? memory : second, diff);
            diff.Seq = ++seq;
        }

        /// <summary>Tells a fresh diff and credits all that it claims.</summary>
        public HandshakeEvent Tell(EdgeTable from, EdgeTable to)
        {
            Describe(from);
            return Hear(to);
        }

        /// <summary>Seals the diff at hand with its sender's keys, and lets it be heard.</summary>
        public HandshakeEvent Hear(EdgeTable to)
        {
            Seal(to == a ? b : a);
            return HearAgain(to);
        }

        /// <summary>Seals the diff at hand with an end's keys.</summary>
        public void Seal(EdgeTable from)
        {
            gate.Write(diff, frame, digest);
            for (int i = 0; i < diff.EntryCount; i++)
            {
                diff.Tag[i] = HandshakeOf(from).Tag(diff.Slot[i], diff.Nonce[i] != 0, digest);
            }

            size = gate.Seal(diff, frame);
        }

        /// <summary>Lets the frame that was sealed last be heard, perhaps once more.</summary>
        public HandshakeEvent HearAgain(EdgeTable to)
        {
            Assert.AreEqual("Done", Text.Of(gate.Look(frame, size)));
            Diff heard = gate.Letter.Diff;
            gate.Digest(digest);
            int entry = heard.IndexOf(to.Pseudonym);
            Handshake handshake = HandshakeOf(to);
            if (entry < 0)
            {
                to.Miss(0);
                return HandshakeEvent.Nothing;
            }

            if (heard.Nonce[entry] != 0)
            {
                return HearProposal(to, heard, entry, handshake);
            }

            HandshakeEvent happened = handshake.HearEdge(0, heard.Seq, digest, heard.Tag[entry]);
            if (happened == HandshakeEvent.Mutual)
            {
                to.BecomeMutual(0, 0);
            }

            if (happened == HandshakeEvent.Right || happened == HandshakeEvent.Mutual)
            {
                Agreement = to.Echo(0, heard.Credited[entry], CapUvu);
                if (Agreement != EdgeAgreement.Overclaim && heard.Sent[entry] > to.Credited(0))
                {
                    to.Credit(0, heard.Sent[entry]);
                }
            }

            AssertEquations();
            return happened;
        }

        /// <summary>The float equation at both ends.</summary>
        public void AssertEquations()
        {
            Assert.AreEqual(a.FloatFromCounters(), a.Float);
            Assert.AreEqual(b.FloatFromCounters(), b.Float);
            Assert.AreEqual(a.Protected + a.Float, a.Balance);
        }

        private HandshakeEvent HearProposal(EdgeTable to, Diff heard, int entry, Handshake handshake)
        {
            HandshakeEvent happened = handshake.HearProposal(
                0, heard.Seq, heard.Nonce[entry], heard.NonceHeard[entry], ++nonce, digest, heard.Tag[entry]);
            if (happened == HandshakeEvent.Reopened)
            {
                to.Reopen(0);
            }

            if (happened != HandshakeEvent.Nothing)
            {
                to.Answer(0);
            }

            AssertEquations();
            return happened;
        }
    }
}
