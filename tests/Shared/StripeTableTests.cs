using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>What a node knows of the swarm's stripes.</summary>
    [TestClass]
    public class StripeTableTests
    {
        /// <summary>Where a stripe is forgotten another one takes its slot, and what is known of that one comes along, all of it.</summary>
        [TestMethod]
        public void WhatIsKnownOfAStripeMovesWithIt()
        {
            StripeTable table = new StripeTable(4);
            table.Learn(About(11, 1));
            table.Learn(About(22, 9));
            table.Learn(About(33, 9));
            table.LookAgain(table.SlotOf(11), 100);
            table.LookAgain(table.SlotOf(22), 200);
            table.LookAgain(table.SlotOf(33), 300);
            table.Owe(table.SlotOf(11), false);
            table.Owe(table.SlotOf(33), true);
            table.PassHour();
            Assert.AreEqual(-1, table.SlotOf(11));
            Assert.AreEqual(0, table.SlotOf(33));
            Assert.AreEqual(300, table.LookAtMs(table.SlotOf(33)));
            Assert.AreEqual(200, table.LookAtMs(table.SlotOf(22)));
            Assert.IsTrue(table.IsOwed(table.SlotOf(33)), "is to be told");
            Assert.IsFalse(table.IsOwed(table.SlotOf(22)), "nobody asked for it");
        }

        /// <summary>A stripe that comes into the slot of another one begins anew; a new version of the same one does not.</summary>
        [TestMethod]
        public void AStripeInAnothersSlotBeginsAnew()
        {
            StripeTable table = new StripeTable(1);
            table.Learn(About(11, 1));
            table.LookAgain(0, 100);
            table.Owe(0, true);
            Fragment newer = About(11, 1);
            newer.Version = 2;
            table.Learn(newer);
            Assert.AreEqual(100, table.LookAtMs(0));
            table.PassHour();
            table.Learn(About(22, 9));
            Assert.AreEqual(0, table.SlotOf(22));
            Assert.AreEqual(0, table.LookAtMs(0));
            Assert.IsFalse(table.IsOwed(0), "what was owed was another stripe");
        }

        private static Fragment About(long stripe, int hours)
        {
            Fragment about = new Fragment(new byte[Limits.FragmentSizeMax]);
            about.Stripe = stripe;
            about.Version = 1;
            about.DataCount = 1;
            about.TotalCount = 4;
            about.Hours = hours;
            about.Size = 10;
            return about;
        }
    }
}
