using System.Threading;
using System.Threading.Tasks;

using LVS.Page;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Browser;

/// <summary>What a page says a swarm is, while that changes.</summary>
[TestClass]
public sealed class CurrentFactsTests
{
    private const int ShortMs = 200;

    /// <summary>
    /// Somebody asks while the swarm starts: the answer may be the one of before, but it is not kept. Otherwise whoever opened the page
    /// early would never see the nodes.
    /// </summary>
    [TestMethod]
    public void WhatWasBegunBeforeAChangeIsNotKept()
    {
        int nodes = 0;
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim goesOn = new();
        CurrentFacts facts = new(() =>
        {
            int seen = Volatile.Read(ref nodes);
            begun.Set();
            goesOn.Wait();
            return new PageFacts("swarm", "", "", seen, [], null, false, false, false, []);
        });
        Task<PageFacts> early = Task.Run(() => facts.Value);
        begun.Wait();
        Volatile.Write(ref nodes, 4);
        Task change = Task.Run(facts.Change);
        change.Wait(ShortMs);
        goesOn.Set();
        Task.WaitAll(early, change);
        Assert.AreEqual(0, early.Result.Nodes);
        Assert.AreEqual(4, facts.Value.Nodes);
    }
}
