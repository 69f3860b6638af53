using LVS.Core;
using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>What BrokerConfig reads, and which mistakes it names.</summary>
    [TestClass]
    public class BrokerConfigTests
    {
        /// <summary>HOST:PORT is taken apart at the last colon; anything else has no port.</summary>
        [TestMethod]
        public void AddressesAreReadOrRefused()
        {
            Assert.AreEqual("broker.local", BrokerConfig.HostOf("broker.local:1883"));
            Assert.AreEqual(1883, BrokerConfig.PortOf("broker.local:1883"));
            string[] none = new string[] { "", ":", "x", "x:", ":1883", "x:0", "x:65536", "x:99999", "x:123456", "x:1a", "x:-1" };
            for (int i = 0; i < none.Length; i++)
            {
                Assert.AreEqual(0, BrokerConfig.PortOf(none[i]), none[i]);
            }
        }

        /// <summary>Every mistake has its complaint, and a right configuration none.</summary>
        [TestMethod]
        public void MistakesAreNamed()
        {
            NodeConfig config = new NodeConfig();
            Assert.IsTrue(BrokerConfig.ComplaintOf(config) == null, "a complaint");
            config.Transport = "mqtt";
            Names(config, "'broker' is missing");
            config.Broker = "nowhere";
            Names(config, "'broker' must be HOST:PORT");
            string[] wrong =
                new string[] { "mqtt://a:1", "//a:1", "u:secret@a:1", "mqtts://u:secret@a:1", " a:1", "a:1 ", "a:1\t", "a b:1", "::1:1",
                "[::1]:1", "a:1/", "b\u00fc:1", "192.168.1.300:1", "10.0.0.01:1", "10.0.0:1", "a..b:1", ".a:1", "a.:1", "-:1" };
            for (int i = 0; i < wrong.Length; i++)
            {
                config.Broker = wrong[i];
                Names(config, "'broker' ");
                Assert.IsTrue(BrokerConfig.ComplaintOf(config).IndexOf("secret") < 0, "a password is repeated");
            }

            string[] right = new string[] { "10.0.0.1:1883", "a:1", "my-host.local:65535", "1a.2b:1", "host_1:8883" };
            for (int i = 0; i < right.Length; i++)
            {
                config.Broker = right[i];
                Assert.IsTrue(BrokerConfig.ComplaintOf(config) == null, right[i]);
            }

            config.Broker = "10.0.0.1:1883";
            Assert.IsTrue(BrokerConfig.ComplaintOf(config) == null, "a complaint");
            config.BrokerPassword = "x";
            Names(config, "without 'brokerUser'");
            config.BrokerUser = "u";
            config.KeepAliveS = 9;
            Names(config, "'keepAliveS' is 9");
            config.KeepAliveS = 0;
            config.Discovery = "/home/assistant//";
            Assert.IsTrue(BrokerConfig.ComplaintOf(config) == null, "a complaint");
            Assert.AreEqual("home/assistant", BrokerConfig.DiscoveryOf(config));
            string[] prefixes = new string[] { "home/#", "home//b", "/", "a b", "a\u00a0b", "$SYS/x" };
            for (int i = 0; i < prefixes.Length; i++)
            {
                config.Discovery = prefixes[i];
                Names(config, "'discovery'");
            }

        }

        /// <summary>A transport is named as it is known; a board's heap has no budget for another.</summary>
        [TestMethod]
        public void AnUnknownTransportIsRefused()
        {
            NodeConfig config = new NodeConfig();
            config.SwarmKey = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
            Assert.IsTrue(config.Complaint() == null, "a complaint");
            config.Transport = "radio";
            string complaint = config.Complaint();
            Assert.IsTrue(complaint != null && complaint.IndexOf("'transport' must be udp, mqtt or both") >= 0, "no complaint");
            complaint = HeapBudget.Complaint("radio", 1024 * 1024);
            Assert.IsTrue(complaint != null && complaint.IndexOf("nobody has measured") >= 0, "a budget");
            bool isRefused = false;
            try
            {
                HeapBudget.FragmentCount("radio", 1024 * 1024);
            }
            catch (CheckException)
            {
                isRefused = true;
            }

            Assert.IsTrue(isRefused, "fragments");
        }

        /// <summary>
        /// A node that keeps its battery need not ping within its longest wake, and is not taken for gone within its longest nap.
        /// </summary>
        [TestMethod]
        public void ASleepersKeepAliveLastsAWake()
        {
            NodeConfig config = new NodeConfig();
            config.PowerMode = "solar";
            Assert.AreEqual(64, BrokerConfig.KeepAliveSOf(config));
            Assert.AreEqual(4 * 32 * 60_000, BrokerConfig.SilenceMsOf(config));
            config.SlotPeriodMs = 3_600_000;
            config.NapDoublings = 10;
            Assert.AreEqual(1800, BrokerConfig.KeepAliveSOf(config));
            Assert.AreEqual(int.MaxValue, BrokerConfig.SilenceMsOf(config));
            config.SlotPeriodMs = 1000;
            config.NapDoublings = 0;
            Assert.AreEqual(30, BrokerConfig.KeepAliveSOf(config));
            Assert.AreEqual(30_000, BrokerConfig.SilenceMsOf(config));
        }

        /// <summary>A node that sleeps between its frames need not wake for pings; bounds keep the will within half an hour.</summary>
        [TestMethod]
        public void TheKeepAliveFollowsTheEmitTimer()
        {
            NodeConfig config = new NodeConfig();
            Assert.AreEqual(48, BrokerConfig.KeepAliveSOf(config));
            Assert.AreEqual(64_000, BrokerConfig.SilenceMsOf(config));
            config.EmitDoublings = 0;
            Assert.AreEqual(30, BrokerConfig.KeepAliveSOf(config));
            config.EmitIntervalMsMin = 60_000;
            config.EmitDoublings = 12;
            Assert.AreEqual(1800, BrokerConfig.KeepAliveSOf(config));
            config.KeepAliveS = 65535;
            Assert.AreEqual(65535, BrokerConfig.KeepAliveSOf(config));
        }

        private static void Names(NodeConfig config, string what)
        {
            string complaint = BrokerConfig.ComplaintOf(config);
            Assert.IsTrue(complaint != null && complaint.IndexOf(what) >= 0, what);
        }
    }
}
