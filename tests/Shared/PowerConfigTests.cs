using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>
    /// The power fields of lvs.json: what is wrong is said, what is right reaches the keeper, the factory keeps the member.
    /// </summary>
    [TestClass]
    public class PowerConfigTests
    {
        /// <summary>Each field out of range is named with its range.</summary>
        [TestMethod]
        public void WrongFieldsAreNamed()
        {
            Complains(Config(), "");
            NodeConfig config = Config();
            config.PowerMode = "sun";
            Complains(config, "'powerMode' must be \"usb\"");
            config = Config();
            config.SlotClock = null;
            Complains(config, "'slotClock' must be \"heard\"");
            config = Config();
            config.BatteryLowMv = 1999;
            Complains(config, "'batteryLowMv' is 1999; it must be 2000 to 4998");
            config = Config();
            config.BatteryHighMv = config.BatteryLowMv;
            Complains(config, "'batteryHighMv' is 3500; it must be 3501 to 4999");
            config = Config();
            config.BatteryChargedMv = 3749;
            Complains(config, "'batteryChargedMv' is 3749; it must be 3750 to 5000");
            config = Config();
            config.SlotPeriodMs = 999;
            Complains(config, "'slotPeriodMs' is 999; it must be 1000 to 3600000");
            config = Config();
            config.SlotPeriodMs = 1000;
            Complains(config, "'slotWindowMs' is 300; it must be 100 to 250");
            config.SlotWindowMs = 250;
            Complains(config, "'slotLeadMs' is 3000; it must be 0 to 500");
            config = Config();
            config.NapDoublings = 11;
            Complains(config, "'napDoublings' is 11; it must be 0 to 10");
        }

        /// <summary>A configuration without complaint makes a keeper and a clock that accept it.</summary>
        [TestMethod]
        public void ValidFieldsReachTheKeeper()
        {
            NodeConfig config = Config();
            config.PowerMode = "solar";
            config.SlotClock = "utc";
            config.NapDoublings = 10;
            config.SlotPeriodMs = 3_600_000;
            PowerOptions options = config.ToPowerOptions();
            Assert.AreEqual(PowerMode.Solar, options.Mode);
            Assert.IsTrue(options.SlotsFollowUtc);
            PowerKeeper keeper = new PowerKeeper(options);
            SlotClock clock = new SlotClock(options);
            keeper.Decide(4100);
            keeper.Decide(3500);
            Assert.AreEqual(1024, keeper.NapSlots);
            clock.Begin(0, keeper.NapSlots);
            Assert.AreEqual(3_600_000L * 1024 / 200 + 300, clock.CloseAtMs);
        }

        /// <summary>The factory's configuration is without complaint, of the same swarm, and with defaults else.</summary>
        [TestMethod]
        public void TheFactoryKeepsTheMember()
        {
            NodeConfig config = Config();
            config.Minute = 29_000_000;
            config.Port = 4711;
            config.EarnedUvu = 800;
            config.PowerMode = "solar";
            config.NapDoublings = 0;
            config.FaultLossPercent = 50;
            NodeConfig factory = config.Factory();
            Complains(factory, "");
            Assert.AreEqual(config.SwarmKey, factory.SwarmKey);
            Assert.AreEqual(29_000_000L, factory.Minute);
            Assert.AreEqual(4711, factory.Port);
            Assert.AreEqual(800L, factory.EarnedUvu);
            Assert.AreEqual("solar", factory.PowerMode);
            Assert.AreEqual(5, factory.NapDoublings);
            Assert.AreEqual(0, factory.FaultLossPercent);
        }

        private static NodeConfig Config()
        {
            NodeConfig config = new NodeConfig();
            config.SwarmKey = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
            return config;
        }

        private static void Complains(NodeConfig config, string start)
        {
            string complaint = config.Complaint() ?? "";
            Assert.IsTrue(
                start.Length == 0 ? complaint.Length == 0 : complaint.Length > start.Length && complaint.Substring(0, start.Length) == start
                    || complaint == start,
                "'" + complaint + "' is not '" + start + "'");
        }
    }
}
