using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>MqttBeacons.</summary>
    [TestClass]
    public class MqttBeaconsTests
    {
        private const int NodeCount = 400;

        /// <summary>
        /// Many nodes that return in one moment, hear nobody and do not know each other speak; knowing how many they are, few do.
        /// </summary>
        [TestMethod]
        public void ASwarmThatReturnsDoesNotSpeakInOneVoice()
        {
            Assert.AreEqual(NodeCount, Speakers(0, 1));
            int few = Speakers(0, NodeCount);
            Assert.IsTrue(few >= MqttBeacons.AudienceMax / 2 && few <= MqttBeacons.AudienceMax * 2, "about 24 speak");
            Assert.AreEqual(NodeCount, Speakers(2, NodeCount), "all of the few who share a fine level");
        }

        /// <summary>Nothing is overdue at the begin of a connection, and the finest level speaks first.</summary>
        [TestMethod]
        public void TheFinestLevelSpeaksFirst()
        {
            MqttBeacons beacons = new MqttBeacons(1, 250);
            beacons.Start(100_000);
            int finest = MqttTopics.LevelCount - 1;
            for (int level = 0; level <= finest; level++)
            {
                Assert.IsFalse(beacons.Tick(level, 100_000, 1), "overdue");
                Assert.IsFalse(beacons.Tick(level, 100_499 + (finest - level) * 300, 1), "before half of its first interval");
                Assert.IsTrue(beacons.Tick(level, 101_000 + (finest - level) * 300, 1), "not within its first interval");
            }
        }

        /// <summary>Where diffs are rare, a coarser level waits for the answers to the finer one.</summary>
        [TestMethod]
        public void ACoarserLevelWaitsForAnswers()
        {
            MqttBeacons beacons = new MqttBeacons(1, 10_000);
            beacons.Start(0);
            Assert.IsFalse(beacons.Tick(4, 4999, 1), "before half of its first interval");
            Assert.IsTrue(beacons.Tick(4, 10_000, 1));
            Assert.IsFalse(beacons.Tick(0, 44_999, 1), "before the answers of four finer levels");
            Assert.IsTrue(beacons.Tick(0, 50_000, 1));
        }

        /// <summary>A node that sleeps speaks with its one diff unless three others have spoken in this wake.</summary>
        [TestMethod]
        public void ASleeperSpeaksUnlessOthersDid()
        {
            MqttBeacons beacons = new MqttBeacons(1, 250);
            beacons.Start(0);
            for (int i = 0; i < MqttBeacons.Redundancy; i++)
            {
                Assert.IsTrue(beacons.IsWanted(2, 1), "too few have spoken");
                beacons.Heard(2);
            }

            Assert.IsFalse(beacons.IsWanted(2, 1), "enough have spoken");
            Assert.IsTrue(beacons.IsWanted(3, 1), "on another level");
            beacons.Start(60_000);
            Assert.IsTrue(beacons.IsWanted(2, 1), "a new connection");
        }

        /// <summary>A node that has heard three beacons stays silent.</summary>
        [TestMethod]
        public void ThreeOthersAreEnough()
        {
            MqttBeacons beacons = new MqttBeacons(1, 250);
            beacons.Start(0);
            for (int i = 0; i < MqttBeacons.Redundancy; i++)
            {
                beacons.Heard(4);
            }

            Assert.IsFalse(beacons.Tick(4, 999, 1));
        }

        private static int Speakers(int level, long population)
        {
            int count = 0;
            for (int node = 1; node <= NodeCount; node++)
            {
                MqttBeacons beacons = new MqttBeacons(node, 250);
                beacons.Start(0);
                count += beacons.Tick(level, 2999, population) ? 1 : 0;
            }

            return count;
        }
    }
}
