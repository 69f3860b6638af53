using LVS.Core;
using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>RepeatFilter.</summary>
    [TestClass]
    public class RepeatFilterTests
    {
        /// <summary>The same frame by another way is dropped, by the same way it passes, and another frame passes.</summary>
        [TestMethod]
        public void OnlyTheOtherWayIsDropped()
        {
            RepeatFilter filter = new RepeatFilter();
            byte[] frame = Frame(7, 1);
            Assert.IsFalse(filter.IsRepeat(frame, frame.Length, MqttTopics.PathUdp));
            Assert.IsTrue(filter.IsRepeat(frame, frame.Length, MqttTopics.PathFrame));
            Assert.IsTrue(filter.IsRepeat(frame, frame.Length, MqttTopics.PathBeacon));
            Assert.IsFalse(filter.IsRepeat(frame, frame.Length, MqttTopics.PathUdp));
            Assert.AreEqual(2, filter.RepeatCount);
            byte[] other = Frame(7, 2);
            Assert.IsFalse(filter.IsRepeat(other, other.Length, MqttTopics.PathFrame));
            frame[frame.Length - 1] ^= 1;
            Assert.IsFalse(filter.IsRepeat(frame, frame.Length, MqttTopics.PathFrame), "another MAC is another frame");
        }

        /// <summary>What is too short or too long to be a frame is left to the node to refuse and count.</summary>
        [TestMethod]
        public void WhatIsNoFrameIsNoRepeat()
        {
            RepeatFilter filter = new RepeatFilter();
            byte[] bytes = new byte[Limits.FrameSizeMax + 1];
            for (int path = 0; path < 3; path++)
            {
                Assert.IsFalse(filter.IsRepeat(bytes, 19, path));
                Assert.IsFalse(filter.IsRepeat(bytes, Limits.FrameSizeMax + 1, path));
            }
        }

        private static byte[] Frame(int sender, int seq)
        {
            byte[] frame = new byte[40];
            FrameHeader.Write(frame, FrameKind.Diff, 0, 1, sender, seq);
            return frame;
        }
    }
}
