using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>VaultGuard.</summary>
    [TestClass]
    public class VaultGuardTests
    {
        /// <summary>
        /// The smallest of wish, float, clip, room below the cap and room of the counter is paid, never less than nothing.
        /// </summary>
        [TestMethod]
        public void PaymentIsClippedByTheTightestBound()
        {
            Assert.AreEqual(7L, VaultGuard.ClipPayment(7, 50, 0, 0, 100, 1000));
            Assert.AreEqual(50L, VaultGuard.ClipPayment(70, 50, 0, 0, 100, 1000));
            Assert.AreEqual(100L, VaultGuard.ClipPayment(5000, 9000, 0, 0, 100, 1000));
            Assert.AreEqual(10L, VaultGuard.ClipPayment(5000, 9000, 990, 0, 100, 1000));
            Assert.AreEqual(0L, VaultGuard.ClipPayment(5000, 9000, 1000, 0, 100, 1000));
            Assert.AreEqual(0L, VaultGuard.ClipPayment(5000, 9000, 1001, 0, 100, 1000));
            Assert.AreEqual(100L, VaultGuard.ClipPayment(5000, 9000, 1000, 400, 100, 1000));
            Assert.AreEqual(0L, VaultGuard.ClipPayment(5, 0, 0, 0, 100, 1000));
            Assert.AreEqual(0L, VaultGuard.ClipPayment(5, -3, 0, 0, 100, 1000));
            Assert.AreEqual(0L, VaultGuard.ClipPayment(0, 50, 0, 0, 100, 1000));
            long almost = Limits.AmountUvuMax - 3;
            Assert.AreEqual(3L, VaultGuard.ClipPayment(5000, 9000, almost, almost, 100, 1000));
        }

        /// <summary>A claim is accepted up to clip, cap and range, and never below what was accepted before.</summary>
        [TestMethod]
        public void CreditIsClippedByTheTightestBound()
        {
            Assert.AreEqual(30L, VaultGuard.ClipCredit(30, 0, 20, 100, 1000));
            Assert.AreEqual(120L, VaultGuard.ClipCredit(500, 0, 20, 100, 1000));
            Assert.AreEqual(1000L, VaultGuard.ClipCredit(5000, 0, 950, 100, 1000));
            Assert.AreEqual(1000L, VaultGuard.ClipCredit(5000, 0, 1000, 100, 1000));
            Assert.AreEqual(1050L, VaultGuard.ClipCredit(5000, 60, 950, 100, 1000));
            Assert.AreEqual(20L, VaultGuard.ClipCredit(10, 0, 20, 100, 1000));
            Assert.AreEqual(1100L, VaultGuard.ClipCredit(5000, 0, 1100, 100, 1000));
            long last = Limits.AmountUvuMax;
            Assert.AreEqual(last, VaultGuard.ClipCredit(last, last, last - 5, 100, 1000));
            Assert.AreEqual(last, VaultGuard.ClipCredit(last + 9, last, last - 5, 100, 1000));
        }

        /// <summary>With cap 0 nothing ever moves.</summary>
        [TestMethod]
        public void CapZeroFreezesTheEdge()
        {
            Assert.AreEqual(0L, VaultGuard.ClipPayment(5000, 9000, 0, 0, 100, 0));
            Assert.AreEqual(0L, VaultGuard.ClipCredit(5000, 0, 0, 100, 0));
        }
    }
}
