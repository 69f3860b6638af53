using LVS.Core;
using LVS.Node;
using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>FaultyLink, around a link that a test feeds with numbered frames.</summary>
    [TestClass]
    public class FaultyLinkTests
    {
        private const int FrameCount = 1000;
        private const int FrameSize = 24;

        /// <summary>Without faults the link is not there: every frame once, in order, at once.</summary>
        [TestMethod]
        public void NoFaultsChangeNothing()
        {
            int[] heard = new int[FrameCount];
            Assert.AreEqual(FrameCount, Run(new FaultOptions(), 1, heard, out int lost, out int disordered, out int flipped));
            Assert.AreEqual(0, lost + disordered + flipped);
            for (int i = 0; i < FrameCount; i++)
            {
                Assert.AreEqual(1, heard[i]);
            }
        }

        /// <summary>
        /// 30 % loss: 300 of 1000 expected, standard deviation 14.5; every frame is either counted as lost or heard once.
        /// </summary>
        [TestMethod]
        public void LossIsAsAskedFor()
        {
            FaultOptions options = new FaultOptions();
            options.LossPercent = 30;
            int[] heard = new int[FrameCount];
            int count = Run(options, 2, heard, out int lost, out int disordered, out int flipped);
            Assert.IsTrue(lost >= 228 && lost <= 372, "loss");
            Assert.AreEqual(FrameCount, count + lost);
            Assert.AreEqual(0, disordered + flipped);
            options.LossPercent = 100;
            Assert.AreEqual(0, Run(options, 2, new int[FrameCount], out lost, out disordered, out flipped));
            Assert.AreEqual(FrameCount, lost);
        }

        /// <summary>20 % duplication: 200 of 1000 come twice, none three times, standard deviation 12.6.</summary>
        [TestMethod]
        public void DuplicationIsAsAskedFor()
        {
            FaultOptions options = new FaultOptions();
            options.DuplicatePercent = 20;
            options.ReorderMsMax = 50;
            int[] heard = new int[FrameCount];
            int count = Run(options, 3, heard, out int lost, out int disordered, out int flipped);
            Assert.AreEqual(0, lost + flipped);
            Assert.IsTrue(count - FrameCount >= 137 && count - FrameCount <= 263, "duplicates");
            for (int i = 0; i < FrameCount; i++)
            {
                Assert.IsTrue(heard[i] == 1 || heard[i] == 2, "neither once nor twice");
            }
        }

        /// <summary>Delay and reordering let later frames overtake, and lose or repeat nothing.</summary>
        [TestMethod]
        public void OvertakenFramesStillArrive()
        {
            FaultOptions options = new FaultOptions();
            options.ReorderPercent = 50;
            options.ReorderMsMax = 60;
            int[] heard = new int[FrameCount];
            Assert.AreEqual(FrameCount, Run(options, 4, heard, out int lost, out int disordered, out int flipped));
            Assert.AreEqual(0, lost + flipped);
            Assert.IsTrue(disordered > 50, "nothing was overtaken");
            options.ReorderPercent = 0;
            options.DelayMsMax = 60;
            Assert.AreEqual(FrameCount, Run(options, 4, new int[FrameCount], out lost, out disordered, out flipped));
            Assert.IsTrue(disordered > 50, "delay is not uniform");
        }

        /// <summary>A flip changes one bit of a frame; 10 % of 1000, standard deviation 9.5.</summary>
        [TestMethod]
        public void OneBitIsFlipped()
        {
            FaultOptions options = new FaultOptions();
            options.BitFlipPercent = 10;
            int count = Run(options, 5, new int[FrameCount], out int lost, out int disordered, out int flipped);
            Assert.AreEqual(FrameCount, count);
            Assert.AreEqual(0, lost);
            Assert.IsTrue(flipped >= 53 && flipped <= 147, "flips");
        }

        /// <summary>Everything at once: what comes out was put in, give or take one bit, and one seed gives one history.</summary>
        [TestMethod]
        public void SeedGivesTheSameHistory()
        {
            FaultOptions options = new FaultOptions();
            options.LossPercent = 20;
            options.DuplicatePercent = 20;
            options.ReorderPercent = 20;
            options.DelayMsMax = 30;
            int[] first = new int[FrameCount];
            int[] second = new int[FrameCount];
            int[] other = new int[FrameCount];
            int count = Run(options, 6, first, out int lost, out int disordered, out int flipped);
            Assert.AreEqual(count, Run(options, 6, second, out int lostAgain, out int disorderedAgain, out flipped));
            Run(options, 7, other, out int lostOther, out int disorderedOther, out flipped);
            Assert.AreEqual(lost, lostAgain);
            Assert.AreEqual(disordered, disorderedAgain);
            bool differs = false;
            for (int i = 0; i < FrameCount; i++)
            {
                Assert.AreEqual(first[i], second[i]);
                differs = differs || first[i] != other[i];
            }

            Assert.IsTrue(differs, "another seed gave the same history");
        }

        /// <summary>When there is no room to hold more, frames are lost and counted, never mixed up.</summary>
        [TestMethod]
        public void FullHoldLosesAndCounts()
        {
            FaultOptions options = new FaultOptions();
            options.DelayMsMax = 1_000_000;
            int[] heard = new int[FrameCount];
            int count = Run(options, 8, heard, out int lost, out int disordered, out int flipped);
            Assert.AreEqual(FrameCount, count + lost);
            Assert.IsTrue(lost > 0, "endless room");
        }

        /// <summary>What is sent passes untouched, even where everything received is lost.</summary>
        [TestMethod]
        public void SendingPassesUntouched()
        {
            FaultOptions options = new FaultOptions();
            options.LossPercent = 100;
            options.BitFlipPercent = 100;
            PipeLink near = new PipeLink();
            PipeLink far = new PipeLink();
            PipeLink.Join(near, far);
            ILink link = new FaultyLink(near, options, 1);
            byte[] frame = new byte[Limits.FrameSizeMax + 1];
            frame[0] = 7;
            Assert.IsTrue(link.Send(frame, 10, 0), "send");
            Assert.AreEqual(10, far.Receive(frame, 0, out int path));
            Assert.AreEqual(7, (int)frame[0]);
        }

        private static int Run(FaultOptions options, long seed, int[] heard, out int lost, out int disordered, out int flipped)
        {
            PipeLink inner = new PipeLink();
            FaultyLink link = new FaultyLink(inner, options, seed);
            byte[] buffer = new byte[Limits.FrameSizeMax + 1];
            int count = 0;
            int newest = -1;
            int path;
            disordered = 0;
            flipped = 0;
            for (int i = 0; i < FrameCount; i++)
            {
                inner.Arrived.Put(Frame(i), FrameSize);
                for (int size = link.Receive(buffer, i * 10L, out path); size > 0; size = link.Receive(buffer, i * 10L, out path))
                {
                    Count(buffer, size, heard, ref count, ref newest, ref disordered, ref flipped);
                }
            }

            for (int size = link.Receive(buffer, long.MaxValue, out path); size > 0; size = link.Receive(buffer, long.MaxValue, out path))
            {
                Count(buffer, size, heard, ref count, ref newest, ref disordered, ref flipped);
            }

            lost = link.LostCount;
            return count;
        }

        private static void Count(
            byte[] buffer, int size, int[] heard, ref int count, ref int newest, ref int disordered, ref int flipped)
        {
            Assert.AreEqual(FrameSize, size);
            int number = Majority(buffer);
            Assert.IsTrue(number >= 0 && number < FrameCount, "a frame that was never sent");
            int bits = 0;
            byte[] sent = Frame(number);
            for (int i = 0; i < size; i++)
            {
                for (int difference = sent[i] ^ buffer[i]; difference != 0; difference &= difference - 1)
                {
                    bits++;
                }
            }

            Assert.IsTrue(bits <= 1, "more than one bit changed");
            flipped += bits;
            heard[number]++;
            count++;
            disordered += number < newest ? 1 : 0;
            newest = number > newest ? number : newest;
        }

        private static byte[] Frame(int number)
        {
            byte[] frame = new byte[FrameSize];
            for (int i = 0; i < FrameSize; i += 4)
            {
                LittleEndian.Write32(frame, i, number);
            }

            return frame;
        }

        private static int Majority(byte[] buffer)
        {
            int a = LittleEndian.Read32(buffer, 0);
            int b = LittleEndian.Read32(buffer, 4);
            int c = LittleEndian.Read32(buffer, 8);
            return (a & b) | (a & c) | (b & c);
        }
    }
}
