using System;

using LVS.Harness;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>What <c>lvs decode</c> says of the frames of kinds 3 to 7: every vector, and the meaning of every field once.</summary>
[TestClass]
public sealed class StoreTextTests
{
    [TestMethod]
    public void EveryVectorIsReadOrRefused()
    {
        FrameText reader = new(null);
        for (int number = 0; number < StoreVectors.Count; number++)
        {
            string line = StoreVectors.Line(number);
            byte[] frame = [.. Text.Bytes(Text.Column(line, 1)), .. new byte[8]];
            bool done = Text.Column(line, 2) == "Done";
            Assert.AreEqual(done, reader.Describe(frame, out string text), line);
            Assert.AreEqual(!done, text.Contains("cannot be read", StringComparison.Ordinal), text);
        }
    }

    [TestMethod]
    [DataRow("digest", "digest version 2 minute 28800007 from a1b2c3d4 seq 7", "keeps fragments in 48 slots, 12 free",
        "buckets 1:11111111 2:22222222")]
    [DataRow("vector, two", "want version 2", "knows of bucket 5, and no others: 2 stripes",
        "stripe 0000000000000001 version 1: 4 + 4 of 192 bytes, check deadbeef, 720 hours left")]
    [DataRow("vector, part", "want", "knows of bucket 5: 1 stripes", "stripe 0000000000000001")]
    [DataRow("ask", "want", "asks for fragments", "stripe 0000000000000001 fragments 0 4 5 6 7")]
    public void EveryFieldHasAMeaning(string vector, string head, string first, string second)
    {
        for (int number = 0; number < StoreVectors.Count; number++)
        {
            string line = StoreVectors.Line(number);
            if (Text.Column(line, 0) == vector)
            {
                Assert.IsTrue(new FrameText(null).Describe([.. Text.Bytes(Text.Column(line, 1)), .. new byte[8]], out string text));
                Assert.StartsWith(head, text);
                Assert.Contains(first, text);
                Assert.Contains(second, text);
                return;
            }
        }

        Assert.Fail("no such vector");
    }

    /// <summary>The fields of the three kinds whose vectors have long names, straight from SPEC 9.3 and 9.4.</summary>
    [TestMethod]
    [DataRow("25000774b701d4c3b2a107000000" + "0100000000000000" + "02000000" + "efbeadde" + "73" + "05" + "d002" + "aabb",
        "fragment", "fragment 5 of stripe 0000000000000001 version 2: 4 + 4 of 2 bytes, check deadbeef, 720 hours left")]
    [DataRow("26000774b701d4c3b2a107000000" + "0100000000000000" + "02000000" + "78563412",
        "challenge", "asks who holds fragments of stripe 0000000000000001 version 2 for a proof with seed 12345678")]
    [DataRow("27000774b701d4c3b2a107000000" + "04030201" + "0100000000000000" + "02000000" + "05" + "78563412" + "01020304",
        "proof", "proves to 01020304 fragment 5 of stripe 0000000000000001 version 2: 0 of it held for longer, seed 12345678, sketch "
            + "01020304")]
    [DataRow("27020774b701d4c3b2a107000000" + "04030201" + "0100000000000000" + "02000000" + "05" + "78563412" + "01020304",
        "proof", "proves to 01020304 fragment 5 of stripe 0000000000000001 version 2: 2 of it held for longer, seed 12345678")]
    public void FragmentsChallengesAndProofsAreTold(string hex, string kind, string meaning)
    {
        Assert.IsTrue(new FrameText(null).Describe([.. Convert.FromHexString(hex), .. new byte[8]], out string text), text);
        Assert.StartsWith(kind, text);
        Assert.Contains(meaning, text);
    }
}
