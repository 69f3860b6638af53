using System;

using LVS.Harness;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Records;

/// <summary>What <c>lvs decode</c> says of the frames of kinds 3 to 7 and 12: every vector, and the meaning of every field once.</summary>
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
    [DataRow("offer", "offer version 2", "has room for 512 fragments or more", "lives at beef")]
    [DataRow("offer, under another name before", "offer", "has room for 7 fragments", "was 01020304")]
    [DataRow("offer, a guest asks", "offer", "keeps nothing", "asks who does")]
    [DataRow("want, to repair", "want", "asks for fragments 15 of stripe 0102030405060708", "to repair it")]
    [DataRow("fragment, re-created", "fragment", "fragment 11, 4 + 8 of 60 bytes, for 01020304 to keep", "re-created or handed over")]
    [DataRow("challenge", "challenge", "0 1 2 3 4 5 6 7 8 9 10 11 of stripe 0102030405060708", "seed cafebabe")]
    [DataRow("proof", "proof", "proves to 01020304 fragment 7 of stripe", "4 + 4 of 176 bytes, seed cafebabe")]
    [DataRow("renewal", "renewal", "keeps stripe 0102030405060708 until minute 30000000", "renewal 1")]
    [DataRow("renewal, forget", "renewal", "ends the keeping of stripe", "0102030405060708")]
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
}
