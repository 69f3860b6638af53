using System;
using System.Globalization;

using LVS.Core;
using LVS.Firmware;
using LVS.Harness;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop;

/// <summary>The harness's MAC and the firmware's, against the vectors of shared/vectors/keys.txt.</summary>
[TestClass]
public sealed class MacTests
{
    [TestMethod]
    public void BothWorldsDeriveTheKeysAndMacsOfTheVectors()
    {
        for (int i = 0; i < KeyVectors.Count; i++)
        {
            string[] fields = KeyVectors.Line(i).Split(" | ");
            byte[] swarmKey = Convert.FromHexString(fields[0]);
            long epoch = long.Parse(fields[1], CultureInfo.InvariantCulture) / Limits.EpochMinutes;
            byte[] body = Convert.FromHexString(fields[3]);
            byte[] key = new byte[32];
            SwarmKeys.EpochKey(swarmKey, epoch, key);
            Assert.AreEqual(fields[2], Convert.ToHexStringLower(key), $"epoch key of line {i}");
            foreach (IMac mac in new IMac[] { new PcMac(swarmKey), new NativeMac(swarmKey) })
            {
                byte[] computed = new byte[Limits.MacSize];
                mac.Compute(body, body.Length, computed);
                Assert.AreEqual(fields[4], Convert.ToHexStringLower(computed), $"{mac.GetType().Name} on line {i}");
            }
        }
    }
}
