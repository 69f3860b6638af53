using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The fragment log of shared/vectors/log.txt: what it writes, and what a reader finds on whole and damaged flash.</summary>
    [TestClass]
    public class LogVectorTests
    {
        private const int SegmentCount = 9;
        private const int SegmentSize = 320;
        private const int SlotCount = 5;
        private const int NameAt = 12;
        private const int KindAt = 8;
        private const string Probe = "z";

        /// <summary>Every line of the vectors.</summary>
        [TestMethod]
        public void TheLogIsThatOfTheVectors()
        {
            Fragment[] fragments = new Fragment['z' - 'a' + 1];
            MemoryFlash flash = new MemoryFlash(SegmentCount, SegmentSize);
            int[] counts = new int[3];
            for (int number = 0; number < LogVectors.Count; number++)
            {
                string line = LogVectors.Line(number);
                string[] from = Text.Parts(Text.Column(line, 1));
                string result = Text.Column(line, 2);
                switch (Text.Column(line, 0))
                {
                    case "fragment":
                        fragments[from[0][0] - 'a'] = FragmentOf(from);
                        counts[0]++;
                        break;
                    case "write":
                        Write(flash, from, fragments, Text.Parts(result));
                        counts[1]++;
                        break;
                    default:
                        Assert.AreEqual(result, Found(Damaged(flash, from), fragments), line);
                        counts[2]++;
                        break;
                }
            }

            Assert.IsTrue(counts[0] > 0 && counts[1] > 0 && counts[2] > 0, "lines");
        }

        private static Fragment FragmentOf(string[] from)
        {
            Fragment fragment = new Fragment();
            fragment.Stripe = LittleEndian.Read64(Reversed(Text.Bytes(from[1])), 0);
            fragment.DataCount = (int)Text.Number(from[2]);
            fragment.TotalCount = (int)Text.Number(from[3]);
            fragment.Index = (int)Text.Number(from[4]);
            System.Array.Copy(Text.Bytes(from[5]), 0, fragment.Anchor, 0, fragment.Anchor.Length);
            System.Array.Copy(Text.Bytes(from[6]), 0, fragment.Path, 0, fragment.Path.Length);
            byte[] content = Text.Bytes(from[7]);
            fragment.Size = content.Length;
            System.Array.Copy(content, 0, fragment.Bytes, 0, content.Length);
            return fragment;
        }

        private static byte[] Reversed(byte[] bytes)
        {
            byte[] reversed = new byte[bytes.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                reversed[i] = bytes[bytes.Length - 1 - i];
            }

            return reversed;
        }

        private static FragmentLog Log(MemoryFlash flash)
        {
            return Samples.Log(SlotCount, flash, SegmentCount, SegmentSize);
        }

        /// <summary>A log is opened and called. The segments that the line names then have its bytes, and no other has changed.</summary>
        private static void Write(MemoryFlash flash, string[] calls, Fragment[] fragments, string[] segments)
        {
            string[] wanted = new string[SegmentCount];
            for (int segment = 0; segment < SegmentCount; segment++)
            {
                wanted[segment] = Text.Hex(flash.Segments[segment], flash.Ends[segment]);
            }

            for (int i = 0; i < segments.Length; i++)
            {
                string[] parts = segments[i].Split(':');
                wanted[(int)Text.Number(parts[0])] = parts[1];
            }

            FragmentLog log = Log(flash);
            log.Open();
            for (int i = 0; i < calls.Length; i++)
            {
                Call(log, calls[i].Split(':'), fragments);
            }

            for (int segment = 0; segment < SegmentCount; segment++)
            {
                Assert.AreEqual(wanted[segment], Text.Hex(flash.Segments[segment], flash.Ends[segment]), calls[0]);
            }
        }

        private static void Call(FragmentLog log, string[] call, Fragment[] fragments)
        {
            if (call[0] == "home")
            {
                log.Home = (int)Text.Number(call[1]);
                return;
            }

            Fragment fragment = fragments[call[1][0] - 'a'];
            int slot = log.Index.SlotOf(fragment.Stripe, fragment.Index);
            switch (call[0])
            {
                case "keep":
                    fragment.ExpiryMinute = Text.Number(call[2]);
                    Assert.IsTrue(log.Keep(fragment, (int)Text.Number(call[3]), (int)Text.Number(call[4])) >= 0, "kept");
                    break;
                case "renew":
                    Assert.IsTrue(log.Renew(slot, Text.Number(call[2]), (int)Text.Number(call[3])), "renewed");
                    break;
                default:
                    Assert.AreEqual("remove", call[0]);
                    Assert.IsTrue(log.Remove(slot), "removed");
                    break;
            }
        }

        /// <summary>A copy of flash with other bytes at some places, or cut there.</summary>
        private static MemoryFlash Damaged(MemoryFlash flash, string[] changes)
        {
            MemoryFlash copy = new MemoryFlash(SegmentCount, SegmentSize);
            for (int segment = 0; segment < SegmentCount; segment++)
            {
                System.Array.Copy(flash.Segments[segment], 0, copy.Segments[segment], 0, SegmentSize);
                copy.Ends[segment] = flash.Ends[segment];
            }

            for (int i = 0; i < changes.Length && changes[0] != "-"; i++)
            {
                string[] change = changes[i].Split(':');
                int segment = (int)Text.Number(change[0]);
                int at = (int)Text.Number(change[1]);
                bool isCut = change[2] == "cut";
                byte[] bytes = isCut ? new byte[0] : Text.Bytes(change[2]);
                for (int gap = copy.Ends[segment]; gap < at; gap++)
                {
                    copy.Segments[segment][gap] = 0xFF;
                }

                System.Array.Copy(bytes, 0, copy.Segments[segment], at, bytes.Length);
                int end = at + bytes.Length;
                copy.Ends[segment] = isCut || end > copy.Ends[segment] ? end : copy.Ends[segment];
            }

            return copy;
        }

        /// <summary>What a reader finds: its home, where it writes next, and the fragments with their content and times.</summary>
        private static string Found(MemoryFlash flash, Fragment[] fragments)
        {
            FragmentLog log = Log(flash);
            int left = log.Open();
            string text = "home=" + (log.IsHomeKnown ? log.Home.ToString() : "-") + " next=";
            string found = "";
            Fragment held = new Fragment();
            for (int i = 0; i < fragments.Length; i++)
            {
                int slot = fragments[i] == null ? -1 : log.Index.SlotOf(fragments[i].Stripe, fragments[i].Index);
                if (slot < 0)
                {
                    continue;
                }

                Fragment wanted = fragments[i];
                Assert.IsTrue(log.Read(slot, held), "read");
                Assert.IsTrue(held.Shape == wanted.Shape && Content(held) == Content(wanted), "content");
                found += " " + ((char)('a' + i)).ToString() + ":" + held.ExpiryMinute.ToString() + ":" + log.KeptMinute(slot).ToString()
                    + ":" + log.Index.OriginAt(slot).ToString();
                left--;
            }

            Assert.AreEqual(0, left, "fragments of nobody");
            Fragment probe = fragments[Probe[0] - 'a'];
            probe.ExpiryMinute = 1;
            Assert.IsTrue(log.Keep(probe, 1, 1) >= 0, "full");
            return text + PlaceOf(flash, probe) + (found.Length == 0 ? " -" : found);
        }

        private static string Content(Fragment fragment)
        {
            return Text.Hex(fragment.Anchor, fragment.Anchor.Length) + Text.Hex(fragment.Path, fragment.Path.Length)
                + Text.Hex(fragment.Bytes, fragment.Size);
        }

        private static string PlaceOf(MemoryFlash flash, Fragment fragment)
        {
            for (int segment = 0; segment < SegmentCount; segment++)
            {
                for (int at = 0; at < flash.Ends[segment]; at += FlashRecord.Align)
                {
                    byte[] bytes = flash.Segments[segment];
                    if (bytes[at + KindAt] == FlashRecord.TypeFragment && LittleEndian.Read64(bytes, at + NameAt) == fragment.Stripe)
                    {
                        return segment.ToString() + ":" + at.ToString();
                    }
                }
            }

            return "?";
        }
    }
}
