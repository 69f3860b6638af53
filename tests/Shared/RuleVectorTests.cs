using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The rules of shared/vectors/rules.txt: what moves value, trust and slots, one number at a time.</summary>
    [TestClass]
    public class RuleVectorTests
    {
        private const long OwnMs = 36_000_000;
        private const long JudgeMs = 5_000;
        private const long TenMinutesMs = 600_000;
        private const long LeadMs = 2_764_800_000;

        /// <summary>Every line of the vectors.</summary>
        [TestMethod]
        public void RulesAreThoseOfTheVectors()
        {
            for (int number = 0; number < RuleVectors.Count; number++)
            {
                string line = RuleVectors.Line(number);
                string what = Text.Column(line, 0);
                string[] from = Text.Parts(Text.Column(line, 1));
                Assert.AreEqual(Text.Column(line, 2), Of(what, from), line);
            }
        }

        private static string Of(string what, string[] from)
        {
            switch (what)
            {
                case "books":
                    return OfBooks(from);
                case "nearest":
                    return OfNearest(from);
                case "admit":
                    return OfAdmission(from);
                case "judge":
                    return OfJudgement(from);
                case "relay":
                    return OfRelays(from);
                default:
                    long[] numbers = new long[from.Length];
                    for (int i = 0; i < from.Length; i++)
                    {
                        numbers[i] = Text.Number(from[i]);
                    }

                    return OfNumbers(what, numbers).ToString();
            }
        }

        /// <summary>The neighbour in slot 0 relays frames of the one in slot 1.</summary>
        private static string OfRelays(string[] from)
        {
            const int CycleMs = 1000;
            NodeMemory memory = new NodeMemory(1);
            memory.Birth(1, 0, 1, 0);
            TrustTable trust = memory.Trust;
            trust.Begin(DriftOptions.Production());
            trust.Narrow[TrustTable.GoodOf] = (int)Text.Number(from[0]);
            trust.Narrow[TrustTable.BadOf] = (int)Text.Number(from[1]);
            trust.Wide[TrustTable.PeerBaseOf + 1] = 0;
            trust.PeerMarkOf[1] = 4369;
            memory.Keys.PeerSeqOf[1] = 7;
            Diff diff = new Diff();
            long awakeMs = 0;
            for (int i = 2; i < from.Length; i++)
            {
                string[] relay = from[i].Split(':');
                awakeMs += Text.Number(relay[0]) == 1 ? CycleMs : 0;
                trust.Observe(0, diff, 0, awakeMs, awakeMs, CycleMs);
                diff.RelaySeq = (int)Text.Number(relay[1]);
                diff.RelayMark = (int)Text.Number(relay[2]);
                trust.Compare(0, diff, 1);
            }

            return trust.Narrow[TrustTable.GoodOf].ToString() + ":" + trust.Narrow[TrustTable.BadOf].ToString()
                + ":" + trust.Narrow[TrustTable.GrantedOf].ToString();
        }

        private static long OfNumbers(string what, long[] from)
        {
            DriftOptions options = DriftOptions.Production();
            NodeMemory memory = new NodeMemory(1);
            memory.Birth(1, 0, 1, 0);
            memory.Trust.Begin(options);
            switch (what)
            {
                case "trust":
                    return TrustCredits.Of((int)from[0], (int)from[1], options.TrustDelayActs);
                case "age":
                    return TrustCredits.After((int)from[0], (int)from[1]);
                case "clip":
                    return options.Clip((int)from[0]);
                case "accepts":
                    return options.CreditCap((int)from[0]);
                case "cap":
                    memory.Trust.CapScale = from[0];
                    return memory.Trust.Cap((int)from[1]);
                case "young":
                    memory.Trust.CapScale = from[0];
                    return memory.Trust.YoungCap;
                case "weight":
                    return options.Believed((int)from[0], (int)from[1]);
                case "pay":
                    return VaultGuard.ClipPayment(from[0], from[1], from[2], from[3], from[4], from[5]);
                case "credit":
                    return VaultGuard.ClipCredit(from[0], from[1], from[2], from[3], from[4]);
                case "share":
                    return VaultGuard.ClipYoung(from[0], from[1], from[2]);
                case "scale":
                    return OfScale(memory, from);
                case "hopeless":
                    memory.Trust.Narrow[TrustTable.GoodOf] = (int)from[0];
                    memory.Trust.Narrow[TrustTable.BadOf] = (int)from[1];
                    return memory.Trust.IsHopeless(0) ? 1 : 0;
                case "old":
                    memory.Edges.Open(0, 2);
                    memory.Edges.BecomeMutual(0, from[1]);
                    return memory.Edges.IsOld(0, from[0]) ? 1 : 0;
                case "window":
                    return IsInWindow(from) ? 1 : 0;
                case "believed":
                    memory.Trust.Narrow[TrustTable.UsedOf] = (int)from[0];
                    for (int i = 1; i < from.Length; i++)
                    {
                        memory.Trust.Receive(0, from[i]);
                    }

                    return memory.Trust.Narrow[TrustTable.ReceivedOf];
                case "census":
                    memory.Life.ObeyCensus((int)from[0], from[1]);
                    return memory.Life.IsCensusNew((int)from[2], from[3]) ? 1 : 0;
                default:
                    return long.MinValue;
            }
        }

        private static long OfScale(NodeMemory memory, long[] from)
        {
            memory.Edges.FloatOf[0] = from[0];
            for (int slot = 0; slot < from.Length - 1; slot++)
            {
                memory.Edges.Open(slot, slot + 2);
                memory.Edges.BecomeMutual(slot, 0);
                memory.Trust.Wide[TrustTable.PeerBaseOf + slot] = 0;
                memory.Trust.Wide[TrustTable.PeerFloatOf + slot] = from[slot + 1];
            }

            memory.Trust.Survey();
            return memory.Trust.CapScale;
        }

        private static bool IsInWindow(long[] from)
        {
            return ClockAt(from[0], from[1], 0, true).IsInWindow(from[2]);
        }

        /// <summary>A clock comes to its time and its doubt as after a sleep: by its record.</summary>
        private static SwarmClock ClockAt(long nowMs, long doubtMs, long creditMs, bool isOpen)
        {
            SwarmClock clock = new SwarmClock();
            byte[] record = new byte[Limits.LedgerRecordSize];
            clock.Birth(0);
            clock.Write(record);
            LittleEndian.Write64(record, SwarmClock.RecordAt, nowMs);
            LittleEndian.Write64(record, SwarmClock.RecordAt + 8, OwnMs);
            LittleEndian.Write32(record, SwarmClock.RecordAt + 16, (int)creditMs);
            LittleEndian.Write32(record, SwarmClock.RecordAt + 20, (int)doubtMs);
            record[SwarmClock.RecordAt + 24] = (byte)(isOpen ? 1 : 0);
            Assert.IsTrue(clock.Read(record), "clock");
            return clock;
        }

        private static string OfJudgement(string[] from)
        {
            SwarmClock clock = ClockAt(Text.Number(from[0]), Text.Number(from[1]), Text.Number(from[2]), from[3] == "1");
            clock.SetFloor(Text.Number(from[4]));
            long times = Text.Number(from[5]);
            for (int i = 0; i < times; i++)
            {
                if (i > 0)
                {
                    clock.Elapse(TenMinutesMs - JudgeMs);
                }

                for (int slot = 0; slot < from.Length - 6; slot++)
                {
                    string[] voice = from[slot + 6].Split(':');
                    clock.Hear(slot, Text.Number(voice[0]) + 10 * i, voice[1] == "1", 0);
                }

                clock.Elapse(JudgeMs);
                clock.Judge();
            }

            // In this time any lead is corrected.
            long nowMs = clock.NowMs;
            string result = nowMs.ToString() + " " + clock.DoubtMs.ToString() + " " + clock.CreditMs.ToString()
                + (clock.IsOpen ? " 1 " : " 0 ");
            clock.Elapse(LeadMs);
            return result + (clock.NowMs - nowMs - LeadMs).ToString();
        }

        private static string OfBooks(string[] from)
        {
            NodeMemory memory = new NodeMemory(1);
            memory.Birth(1, 0, 1, 0);
            memory.Edges.Open(0, 2);
            memory.Trust.Begin(DriftOptions.Production());
            Diff diff = new Diff();
            string result = "";
            for (int i = 0; i < from.Length; i++)
            {
                string[] parts = from[i].Split(':');
                diff.Float = Text.Number(parts[0]);
                bool isRight = memory.Trust.Observe(0, diff, 0, 1000 * i, Text.Number(parts[1]), 250);
                result += (i == 0 ? "" : " ") + (isRight ? "1" : "0");
            }

            return result;
        }

        private static string OfNearest(string[] from)
        {
            EdgeTable edges = new NodeMemory(1).Edges;
            edges.Birth(Text.PseudonymOf(from[0]), 0, 0, 0);
            for (int i = 2; i < from.Length; i++)
            {
                edges.Open(i - 2, Text.PseudonymOf(from[i]));
            }

            return Admission.IsNearest(edges, Text.PseudonymOf(from[1])) ? "1" : "0";
        }

        private static string OfAdmission(string[] from)
        {
            NodeMemory memory = new NodeMemory(1);
            memory.Birth(Text.PseudonymOf(from[0]), 0, 0, 0);
            DriftOptions options = DriftOptions.Production();
            memory.Trust.Begin(options);
            for (int slot = 0; slot < Limits.SlotCount; slot++)
            {
                string[] parts = from[2 + slot].Split(':');
                int peer = Text.PseudonymOf(parts[0]);
                if (peer == 0)
                {
                    continue;
                }

                memory.Edges.Open(slot, peer);
                memory.Trust.Narrow[TrustTable.GoodOf + slot] = parts[1] == "1" ? 100 * TrustCredits.Act : 0;
                if (parts[2] == "1")
                {
                    memory.Edges.BecomeMutual(slot, Text.Number(parts[3]));
                }

                long net = Text.Number(parts[4]);
                memory.Edges.SentOf[slot] = net > 0 ? net : 0;
                memory.Edges.CreditedOf[slot] = net < 0 ? -net : 0;
            }

            int at = 2 + Limits.SlotCount;
            Diff diff = new Diff();
            diff.Sender = Text.PseudonymOf(from[at]);
            diff.OpenCount = (int)Text.Number(from[at + 1]);
            long knock = Text.Number(from[at + 2]);
            diff.EntryCount = from.Length - at - 3;
            for (int i = 0; i < diff.EntryCount; i++)
            {
                diff.Peer[i] = Text.PseudonymOf(from[at + 3 + i]);
            }

            return Admission.SlotFor(memory.Edges, memory.Trust, options.StrangerSlotsMax, diff, (int)knock,
                Text.Number(from[1]), new long[1], 0).ToString();
        }
    }
}
