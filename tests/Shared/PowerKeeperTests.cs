using LVS.Node;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>PowerKeeper with marks of 3500, 3700 and 4000 mV and naps of up to 2^4 slots.</summary>
    [TestClass]
    public class PowerKeeperTests
    {
        /// <summary>On USB nothing that a pin reads ends in sleep.</summary>
        [TestMethod]
        public void UsbNeverSleeps()
        {
            PowerOptions options = Options();
            options.Mode = PowerMode.Usb;
            PowerKeeper keeper = new PowerKeeper(options);
            for (int mv = 0; mv < 6000; mv += 50)
            {
                Assert.AreEqual(PowerAction.Stay, keeper.Decide(mv));
            }

            Assert.IsFalse(keeper.RecordDue);
        }

        /// <summary>Until the pack was seen charged, a low reading does not switch the radio off: it may be no pack at all.</summary>
        [TestMethod]
        public void TheGuardIsArmedByAChargedPackOnly()
        {
            PowerKeeper keeper = new PowerKeeper(Options());
            Assert.AreEqual(PowerAction.Meet, keeper.Decide(2500));
            Assert.AreEqual(PowerAction.Meet, keeper.Decide(3999));
            Assert.IsFalse(keeper.IsArmed || keeper.RecordDue);
            Assert.AreEqual(PowerAction.Meet, keeper.Decide(4000));
            Assert.IsTrue(keeper.IsArmed && keeper.RecordDue);
            Assert.AreEqual(PowerAction.Dark, keeper.Decide(3499));
        }

        /// <summary>Readings that no cell gives mean no pack: then something else feeds the board, armed or not.</summary>
        [TestMethod]
        public void NoPackNoSleep()
        {
            PowerKeeper keeper = Armed();
            Assert.AreEqual(PowerAction.Stay, keeper.Decide(0));
            Assert.AreEqual(PowerAction.Stay, keeper.Decide(PowerOptions.PackMvMin - 1));
            Assert.AreEqual(PowerAction.Stay, keeper.Decide(PowerOptions.PackMvMax + 1));
            Assert.AreEqual(PowerAction.Dark, keeper.Decide(PowerOptions.PackMvMin));
            Assert.AreEqual(PowerAction.Stay, keeper.Decide(0));
            Assert.IsTrue(keeper.IsDark, "a look at no pack forgets nothing");
        }

        /// <summary>Off below the low mark, on again at the high one, and nothing in between.</summary>
        [TestMethod]
        public void TheRadioHasHysteresis()
        {
            PowerKeeper keeper = Armed();
            Assert.AreEqual(PowerAction.Meet, keeper.Decide(3500));
            Assert.AreEqual(PowerAction.Dark, keeper.Decide(3499));
            Assert.AreEqual(PowerAction.Dark, keeper.Decide(3500));
            Assert.AreEqual(PowerAction.Dark, keeper.Decide(3699));
            Assert.AreEqual(PowerAction.Meet, keeper.Decide(3700));
            Assert.AreEqual(PowerAction.Meet, keeper.Decide(3500));
        }

        /// <summary>Naps are powers of two that never shorten as the battery empties, from one slot to the longest.</summary>
        [TestMethod]
        public void NapsLengthenTheEmptierThePack()
        {
            PowerKeeper keeper = Armed();
            int last = 1;
            int steps = 0;
            for (int mv = 4200; mv >= 3500; mv--)
            {
                keeper.Decide(mv);
                Assert.IsTrue(keeper.NapSlots == last || keeper.NapSlots == 2 * last, "a nap jumped");
                Assert.IsTrue(mv < 3700 || keeper.NapSlots == 1, "a full pack naps one slot");
                steps += keeper.NapSlots != last ? 1 : 0;
                last = keeper.NapSlots;
            }

            Assert.AreEqual(16, last);
            Assert.AreEqual(4, steps);
            keeper.Decide(3400);
            Assert.AreEqual(16, keeper.NapSlots);
        }

        /// <summary>A record is due when something changed and at no other wake.</summary>
        [TestMethod]
        public void ItWritesWhenSomethingChanges()
        {
            PowerKeeper keeper = Armed();
            int records = 0;
            for (int day = 0; day < 10; day++)
            {
                for (int mv = 4100; mv > 3400; mv -= 10)
                {
                    keeper.Decide(mv);
                    records += keeper.RecordDue ? 1 : 0;
                    keeper.Written();
                }
            }

            Assert.AreEqual(19, records);
        }

        /// <summary>What a wake knew, the next one knows; a torn record is a pack never seen charged.</summary>
        [TestMethod]
        public void TheRecordSurvives()
        {
            PowerKeeper keeper = Armed();
            keeper.Decide(3400);
            byte[] record = new byte[PowerKeeper.RecordSize];
            keeper.Write(record);
            PowerKeeper next = new PowerKeeper(Options());
            Assert.IsTrue(next.Read(record, record.Length));
            Assert.IsTrue(next.IsArmed && next.IsDark && !next.RecordDue);
            Assert.AreEqual(PowerAction.Dark, next.Decide(3650));
            for (int size = 0; size < record.Length; size++)
            {
                Assert.IsFalse(next.Read(record, size), "a torn record is whole");
                Assert.IsFalse(next.IsArmed || next.IsDark);
            }

            for (int bit = 0; bit < 8 * PowerKeeper.RecordSize; bit++)
            {
                record[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(next.Read(record, record.Length), "a flipped bit is whole");
                record[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        private static PowerKeeper Armed()
        {
            PowerKeeper keeper = new PowerKeeper(Options());
            keeper.Decide(4100);
            keeper.Written();
            return keeper;
        }

        private static PowerOptions Options()
        {
            PowerOptions options = new PowerOptions();
            options.Mode = PowerMode.Solar;
            options.BatteryLowMv = 3500;
            options.BatteryHighMv = 3700;
            options.BatteryChargedMv = 4000;
            options.NapDoublings = 4;
            return options;
        }
    }
}
