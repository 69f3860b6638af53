using System;

using LVS.Harness;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>What <c>lvs decode</c> says of keepsakes, recalls and remembrances, kinds 9 to 11.</summary>
[TestClass]
public sealed class RescueTextTests
{
    [TestMethod]
    [DataRow("keepsake", "keepsake version 2 minute 28800007 from a1b2c3d4 seq 21, ",
        "a voucher for 77777777, under the key of their edge, tag 6e41b524ab50")]
    [DataRow("recall", "recall version 2 minute 28800007 from a1b2c3d4 seq 22, ",
        "asks who remembers the device c66e706b538b4d8d, seed 0102030405060708")]
    [DataRow("remembrance", "remembrance version 2 minute 28800007 from a1b2c3d4 seq 23, ",
        "remembers the device c66e706b538b4d8d: base 50.000000 VU, last heard in minute 28799998; neighbour 0706050403020100, "
            + "seed 0102030405060708, proof 0f0e0d0c0b0a0908")]
    [DataRow("remembrance of the device itself", "remembrance version 2 minute 28800007 from a1b2c3d4 seq 23, ",
        "is the device c66e706b538b4d8d itself, seed 0102030405060708, proof 0f0e0d0c0b0a0908")]
    public void EveryFieldHasAMeaning(string vector, string head, string meaning)
    {
        for (int number = 0; number < FrameVectors.Count; number++)
        {
            string line = FrameVectors.Line(number);
            if (Text.Column(line, 0) == vector)
            {
                Assert.IsTrue(new FrameText(null).Describe(Text.Bytes(Text.Column(line, 3)), out string text));
                Assert.StartsWith(head, text);
                Assert.EndsWith("\n  " + meaning, text);
                return;
            }
        }

        Assert.Fail("no such vector");
    }

    /// <summary>No frame of the vectors has a kind without a name, but those of kinds that are reserved.</summary>
    [TestMethod]
    public void EveryKindHasAName()
    {
        FrameText reader = new(null);
        for (int number = 0; number < FrameVectors.Count; number++)
        {
            string line = FrameVectors.Line(number);
            bool read = reader.Describe(Text.Bytes(Text.Column(line, 3)), out string text);
            Assert.IsFalse(read && text.StartsWith("kind", StringComparison.Ordinal), text);
        }
    }
}
