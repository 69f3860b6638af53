using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>MqttTopics.</summary>
    [TestClass]
    public class MqttTopicsTests
    {
        /// <summary>The topics of SPEC 13.1, and each of them read back as the way it is.</summary>
        [TestMethod]
        public void TopicsAreThoseOfTheSpecification()
        {
            MqttTopics topics = new MqttTopics("0badf00d", unchecked((int)0x8123ABCD));
            Assert.AreEqual("lvs0badf00d8123abcd", MqttTopics.ClientIdOf(0x0BADF00D, unchecked((int)0x8123ABCD)));
            Assert.AreEqual("lvs/0badf00d/8123abcd/status", topics.Status);
            Assert.AreEqual("lvs/0badf00d/8123abcd/telemetry", topics.Telemetry);
            AssertPath(topics, "lvs/0badf00d/8123abcd/frame", topics.Frame, MqttTopics.PathFrame);
            AssertPath(topics, "lvs/0badf00d/8123abcd/in", topics.In, MqttTopics.PathIn);
            AssertPath(topics, "lvs/0badf00d/8123abcd/ask", topics.Ask, MqttTopics.PathAsk);
            AssertPath(topics, "lvs/0badf00d/all", topics.All, MqttTopics.PathAll);
            AssertPath(topics, "lvs/0badf00d/beacon", topics.Beacons[0], MqttTopics.PathBeacon);
            AssertPath(topics, "lvs/0badf00d/beacon/d", topics.Beacons[1], MqttTopics.PathBeacon + 1);
            AssertPath(topics, "lvs/0badf00d/beacon/81", topics.Beacons[2], MqttTopics.PathBeacon + 2);
            AssertPath(topics, "lvs/0badf00d/beacon/bcd", topics.Beacons[3], MqttTopics.PathBeacon + 3);
            AssertPath(topics, "lvs/0badf00d/beacon/8123", topics.Beacons[4], MqttTopics.PathBeacon + 4);
        }

        /// <summary>Other swarms, other depths and other words are none of ours.</summary>
        [TestMethod]
        public void OtherTopicsAreNone()
        {
            string[] others = new string[]
            {
                "", "lvs", "lvs/0badf00d/", "lvs/0badf00e/all", "lvs/0badf00d/alL", "lvs/0badf00d/all/", "lvs/0badf00d/beacon/12345",
                    "lvs/0badf00d/beacoN",
                "lvs/0badf00d/beacon/", "lvs/0badf00d/beacon1", "lvs/0badf00d/beacons/8",
                "lvs/0badf00d/12345678/", "lvs/0badf00d/12345678/frames", "lvs/0badf00d/12345678/status", "lvs/0badf00d/x/frame",
                    "lvs/0badf00d/frame",
            };
            MqttTopics topics = new MqttTopics("0badf00d", 1);
            for (int i = 0; i < others.Length; i++)
            {
                Assert.AreEqual(MqttTopics.PathNone, topics.PathOf(others[i]), others[i]);
            }
        }

        private static void AssertPath(MqttTopics topics, string expected, string topic, int path)
        {
            Assert.AreEqual(expected, topic);
            Assert.AreEqual(path, topics.PathOf(topic), topic);
        }
    }
}
