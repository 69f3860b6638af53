using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>Flash that lies: every single bit and every length of every record of the vectors.</summary>
[TestClass]
public sealed class RecordDamageTests
{
    [TestMethod]
    public void EveryFlippedBitAndEveryCutIsSeen()
    {
        for (int number = 0; number < RecordVectors.Count; number++)
        {
            string line = RecordVectors.Line(number);
            if (Text.Column(line, 2) == "refused")
            {
                continue;
            }

            byte[] record = Text.Bytes(Text.Column(line, 1));
            for (int bit = 0; bit < 8 * record.Length; bit++)
            {
                record[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.IsFalse(LedgerRecord.IsWhole(record, record.Length), $"record {number}, bit {bit}");
                record[bit >> 3] ^= (byte)(1 << (bit & 7));
            }

            for (int size = 0; size < record.Length; size++)
            {
                Assert.IsFalse(LedgerRecord.IsWhole(record, size), $"record {number}, {size} bytes");
            }

            Assert.IsTrue(LedgerRecord.IsWhole(record, record.Length));
        }
    }
}
