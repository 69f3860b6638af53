using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>How long fragments are kept, and who has a say in it.</summary>
[TestClass]
public sealed class ExpiryTests
{
    private const long Hour = 3_600_000;

    /// <summary>Only the capability's holder prolongs and deletes: a link of another chain does neither.</summary>
    [TestMethod]
    public void OnlyTheOwnerRenewsAndForgets()
    {
        FragmentWorld world = new(12, 0, 8);
        world.Run(10_000);
        world.Publish(1, 4, 8, out List<Fragment> fragments);
        long name = fragments[0].Stripe;
        long expiry = fragments[0].ExpiryMinute;
        world.Renew(name, 2, 5, expiry + 60, forgets: false);
        world.Renew(name, 2, OwnerChain.Forget, 0, forgets: true);
        Assert.AreEqual(0xFF, world.Held(name), "a stranger deleted it");
        Assert.IsTrue(Expiries(world, name).All(minute => minute == expiry), "a stranger prolonged it");
        world.Renew(name, 1, 5, expiry + 60, forgets: false);
        Assert.IsTrue(Expiries(world, name).All(minute => minute == expiry + 60), "the owner could not prolong it");
        world.Renew(name, 1, 5, expiry - 60, forgets: false);
        Assert.IsTrue(Expiries(world, name).All(minute => minute == expiry + 60), "a renewal said again shortened it");
        world.Renew(name, 1, OwnerChain.Forget, 0, forgets: true);
        Assert.AreEqual(0, world.Held(name));
    }

    /// <summary>Nobody who pushes the swarm's minute deletes anything before nine tenths of the time have really passed.</summary>
    [TestMethod]
    public void APushedMinuteDeletesNothing()
    {
        FragmentWorld world = new(6, 0, 9);
        world.Run(10_000);
        world.Publish(1, 1, 5, out List<Fragment> fragments, hours: 10);
        world.PushMinute(100 * 60);
        world.Run(8 * Hour);
        Assert.AreEqual(31, world.Held(fragments[0].Stripe), "deleted by who pushed the minute");
        world.Run(2 * Hour);
        Assert.AreEqual(0, world.Held(fragments[0].Stripe), "never expires");
    }

    /// <summary>
    /// A node whose clock is open takes what is to be kept for a hundred years, for it cannot judge. Once the clock is closed, that goes
    /// when the longest time that counts has passed; here the minute moves away from the expiry instead.
    /// </summary>
    [TestMethod]
    public void WhatNobodyMayAskForExpires()
    {
        FragmentWorld world = new(6, 0, 9);
        world.Run(10_000);
        world.Publish(1, 1, 5, out List<Fragment> fragments, hours: 10);
        world.PushMinute(-Limits.KeepMinutesMax);
        world.Run(8 * Hour);
        Assert.AreEqual(31, world.Held(fragments[0].Stripe), "deleted before it was kept for nine tenths of its time");
        world.Run(2 * Hour);
        Assert.AreEqual(0, world.Held(fragments[0].Stripe), "never expires");
    }

    private static IEnumerable<long> Expiries(FragmentWorld world, long name) => world.Nodes
        .Select(node => (node.Log, Slot: node.Index.FirstOf(name))).Where(held => held.Slot >= 0)
        .Select(held => held.Log.ExpiryOf(held.Slot));
}
