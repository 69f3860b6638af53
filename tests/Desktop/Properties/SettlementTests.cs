using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>What a heard diff moves when there is nothing to move.</summary>
[TestClass]
public sealed class SettlementTests
{
    /// <summary>
    /// A node owes a refund and its neighbour owes a larger one: the drift would have the first pay, and it has nothing to pay with.
    /// </summary>
    [TestMethod]
    public void ADebtorPaysNothing()
    {
        NodeMemory memory = new(1);
        EdgeTable ledger = memory.Edges;
        DriftOptions options = DriftOptions.Production();
        TrustTable trusts = memory.Trust;
        trusts.Begin(options);
        memory.Birth(1, 8000, 256, 0);
        ledger.Open(0, 2);
        ledger.BecomeMutual(0, 0);
        memory.Edges.FloatOf[0] = -1000;
        memory.Trust.CapScale = 50_000_000;
        Settlement settlement = new(ledger, memory.Life, options);
        Diff diff = new() { Sender = 2, Seq = 2, Float = -1_000_000, Weight = 256, EntryCount = 1 };
        settlement.Apply(0, diff, 0, 0, trusts.Cap(0), long.MaxValue, 0, true);
        Assert.AreEqual(0, settlement.PaidUvu);
        Assert.IsGreaterThan(0, settlement.PaymentCutUvu, "the drift wanted nothing: the test has lost its teeth");
        Assert.AreEqual(-1000, ledger.Float);
    }
}
