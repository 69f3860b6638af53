using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// Two ledgers that tell each other their diffs, without a wire between them. After every telling both equations are checked.
    /// </summary>
    public sealed class EdgePair
    {
        /// <summary>The lifetime cap of their edge.</summary>
        public const long CapUvu = 50_000_000;

        private readonly NodeMemory memory = new NodeMemory(2);
        private readonly NodeMemory second;
        private readonly EdgeTable a;
        private readonly EdgeTable b;
        private readonly Diff diff = new Diff();
        private int seq = 100;

        /// <summary>Brings two nodes into being: A with float 1000 and pseudonym 11, B with float 500 and pseudonym 22.</summary>
        public EdgePair()
        {
            second = memory.Window(1);
            a = memory.Edges;
            b = second.Edges;
            memory.Birth(11, 8000, 256, 0);
            second.Birth(22, 4000, 256, 0);
        }

        /// <summary>The first ledger.</summary>
        public EdgeTable A => a;

        /// <summary>The second ledger.</summary>
        public EdgeTable B => b;

        /// <summary>The memory of both.</summary>
        public NodeMemory Memory => memory;

        /// <summary>The diff that was told last.</summary>
        public Diff Diff => diff;

        /// <summary>Opens the edge at both ends and tells until both call it mutual. Slot 0 at both.</summary>
        public void MakeMutual()
        {
            a.Open(0, 22, seq);
            b.Open(0, 11, seq);
            Tell(a, b);
            Tell(b, a);
            Tell(a, b);
            Assert.IsTrue(a.IsMutual(0) && b.IsMutual(0), "handshake");
        }

        /// <summary>Writes the sender's diff without telling it: a datagram under way.</summary>
        public void Describe(EdgeTable from)
        {
            LedgerDescription.Fill(from == a ? memory : second, diff);
            diff.Seq = ++seq;
        }

        /// <summary>Tells a fresh diff and credits all that it claims.</summary>
        public EdgeAgreement Tell(EdgeTable from, EdgeTable to)
        {
            Describe(from);
            return Hear(to);
        }

        /// <summary>Lets the diff at hand be heard.</summary>
        public EdgeAgreement Hear(EdgeTable to)
        {
            int slot = to.SlotOf(diff.Sender);
            int entry = diff.IndexOf(to.Pseudonym);
            to.Hear(slot, diff.Seq);
            EdgeAgreement agreement = to.Agree(slot, diff, entry, CapUvu);
            AssertEquations();
            if ((agreement == EdgeAgreement.Mutual || agreement == EdgeAgreement.Recalled) && diff.Sent[entry] > to.Credited(slot))
            {
                to.Credit(slot, diff.Sent[entry]);
                AssertEquations();
            }

            return agreement;
        }

        /// <summary>The float equation at both ends.</summary>
        public void AssertEquations()
        {
            Assert.AreEqual(a.FloatFromCounters(), a.Float);
            Assert.AreEqual(b.FloatFromCounters(), b.Float);
            Assert.AreEqual(a.Protected + a.Float, a.Balance);
        }
    }
}
