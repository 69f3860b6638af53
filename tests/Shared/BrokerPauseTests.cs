using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>BrokerPause: the pauses that follow the loss of a broker.</summary>
    [TestClass]
    public class BrokerPauseTests
    {
        /// <summary>Pauses double from a second to twenty, never below half of that; two sessions differ; a reset starts over.</summary>
        [TestMethod]
        public void PausesGrowAndDiffer()
        {
            BrokerPause one = new BrokerPause(1);
            BrokerPause two = new BrokerPause(2);
            int most = BrokerPause.PauseMsMin;
            int differing = 0;
            for (int i = 0; i < 12; i++)
            {
                int drawn = one.NextMs();
                Assert.IsTrue(drawn >= most / 2 && drawn <= most, "out of its range");
                differing += drawn != two.NextMs() ? 1 : 0;
                most = most > BrokerPause.PauseMsMax / 2 ? BrokerPause.PauseMsMax : most * 2;
            }

            Assert.IsTrue(differing > 8, "the sessions pause in step");
            one.Reset();
            Assert.IsTrue(one.NextMs() <= BrokerPause.PauseMsMin, "no new start");
        }
    }
}
