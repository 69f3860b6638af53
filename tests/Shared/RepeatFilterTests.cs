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
            Assert.IsTrue(filter.Pass(Letter(7, MqttTopics.PathUdp)), "the first");
            Assert.IsFalse(filter.Pass(Letter(7, MqttTopics.PathFrame)), "another way");
            Assert.IsFalse(filter.Pass(Letter(7, MqttTopics.PathBeacon)), "a third way");
            Assert.IsTrue(filter.Pass(Letter(7, MqttTopics.PathUdp)), "the same way");
            Assert.AreEqual(2, filter.RepeatCount);
            Assert.IsTrue(filter.Pass(Letter(8, MqttTopics.PathFrame)), "another MAC is another frame");
        }

        /// <summary>A beacon counts once on every level, and is no repeat where it was not for the node.</summary>
        [TestMethod]
        public void ABeaconCountsOnceOnEveryLevel()
        {
            RepeatFilter filter = new RepeatFilter();
            for (int level = 0; level < MqttTopics.LevelCount; level++)
            {
                Letter beacon = Letter(7, MqttTopics.PathBeacon + level);
                Assert.IsTrue(filter.IsFirstBeacon(beacon, level), "the first");
                Assert.IsFalse(filter.IsFirstBeacon(beacon, level), "said again");
            }

            Assert.IsTrue(filter.Pass(Letter(7, MqttTopics.PathIn)), "the frame itself");
            Assert.IsFalse(filter.Pass(Letter(7, MqttTopics.PathFrame)), "by another way");
        }

        private static Letter Letter(long mac, int path)
        {
            Letter letter = new Letter();
            letter.Mac = mac;
            letter.Path = path;
            return letter;
        }
    }
}
