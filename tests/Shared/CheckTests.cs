using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Check.</summary>
    [TestClass]
    public class CheckTests
    {
        /// <summary>A rule that holds is silent, one that does not is told by name.</summary>
        [TestMethod]
        public void BrokenRuleIsNamed()
        {
            Check.That(true, "holds");
            string told = "";
            try
            {
                Check.That(false, "does not hold");
            }
            catch (CheckException broken)
            {
                told = broken.Message;
            }

            Assert.AreEqual("does not hold", told);
        }
    }
}
